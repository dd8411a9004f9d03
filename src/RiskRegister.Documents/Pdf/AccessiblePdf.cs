using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;
using RiskRegister.Documents.Packages;

namespace RiskRegister.Documents.Pdf;

/// <summary>
/// Makes of a page that a browser printed with tags what PDF/UA-1 (ISO 14289-1) asks for and browsers leave out: the identifier and title
/// in XMP, the author, running heads as artifacts, bodies of list items, and words for links. The same page makes the same bytes.
/// </summary>
public static class AccessiblePdf
{
    /// <summary>What can be mended in time: printed pages have a few thousand objects, hostile ones are not printed.</summary>
    const int MostBytes = 64 * 1024 * 1024;

    /// <param name="printed">A PDF with a structure tree; one without, or one too big to be held, comes back as it is.</param>
    /// <param name="author">The organisation.</param>
    /// <param name="day">The date that its properties give.</param>
    public static byte[] Of(byte[] printed, string author, DateOnly day)
    {
        if (printed.Length > MostBytes) return printed;
        using var document = PdfReader.Open(new MemoryStream(printed), PdfDocumentOpenMode.Modify);
        if (!document.Internals.Catalog.Elements.ContainsKey("/StructTreeRoot")) return printed;
        document.Info.Author = author;
        document.Info.CreationDate = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        foreach (var element in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            // Kinds that came with PDF 2.0 are none to a reader of PDF/UA-1.
            if (element.Elements.GetName("/S") is "/Strong" or "/Em") element.Elements.SetName("/S", "/Span");
        }

        foreach (var item in document.Internals.GetAllObjects().OfType<PdfDictionary>().Where(each => each.Elements.GetName("/S") == "/LI")
            .ToArray())
            GiveBody(document, item);
        foreach (var page in document.Pages)
        {
            page.Elements.SetName("/Tabs", "/S");
            foreach (var contents in page.Contents.Elements.Select(Resolved).OfType<PdfDictionary>().ToArray()) MarkArtifacts(contents);
            foreach (var annotation in page.Elements.GetArray("/Annots")?.Select(Resolved).OfType<PdfDictionary>() ?? [])
                Describe(annotation);
        }

        using var saved = new MemoryStream();
        document.Save(saved, closeStream: false);
        return Settled(saved.ToArray(), Metadata(document.Info.Title, author, day), day);
    }

    // What is in an item but its label is its body.
    static void GiveBody(PdfDocument document, PdfDictionary item)
    {
        if (item.Elements.GetArray("/K") is not { } kids) return;
        var inner = kids.Where(
            kid => Resolved(kid) is PdfDictionary element && element.Elements.GetName("/S") is not ("/Lbl" or "/LBody" or "")).ToArray();
        if (inner.Length == 0) return;
        var body = new PdfDictionary(document);
        document.Internals.AddObject(body);
        body.Elements.SetName("/Type", "/StructElem");
        body.Elements.SetName("/S", "/LBody");
        body.Elements.SetReference("/P", item);
        body.Elements["/K"] = new PdfArray(document, inner);
        foreach (var kid in inner)
        {
            ((PdfDictionary)Resolved(kid)!).Elements.SetReference("/P", body);
            kids.Elements.Remove(kid);
        }

        kids.Elements.Add(body.Reference!);
    }

    static void MarkArtifacts(PdfDictionary contents)
    {
        if (contents.Stream is not { } stream) return;
        var marked = ContentMarks.WithArtifacts(stream.UnfilteredValue);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(marked);
        stream.Value = packed.ToArray();
        contents.Elements.Remove("/DecodeParms");
        contents.Elements.SetName("/Filter", "/FlateDecode");
        contents.Elements.SetInteger("/Length", (int)packed.Length);
    }

    // The places of a page are called by what stands there: "CR5", "highlights".
    static void Describe(PdfDictionary annotation)
    {
        if (annotation.Elements.GetName("/Subtype") != "/Link" || annotation.Elements.ContainsKey("/Contents")) return;
        var place = annotation.Elements.GetName("/Dest").TrimStart('/');
        var address = annotation.Elements.GetDictionary("/A")?.Elements.GetString("/URI");
        annotation.Elements.SetString("/Contents", place.Length > 0 ? $"Go to {place}" : address is { Length: > 0 } ? address : "Link");
    }

    static PdfItem? Resolved(PdfItem? item) => item is PdfReference reference ? reference.Value : item;

    static byte[] Metadata(string title, string author, DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language></rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """);
    }

    static string Escaped(string text) => SecurityElement.Escape(CleanText.Of(text));

    // The library writes metadata of its own, with the time and ids of the moment: they are blanked out and followed by ours.
    static byte[] Settled(byte[] saved, byte[] metadata, DateOnly day)
    {
        var text = Encoding.Latin1.GetString(saved);
        SetDates(saved, text, day);
        var root = text.LastIndexOf("/Metadata ", text.LastIndexOf("/Type/Catalog", StringComparison.Ordinal) is var catalog and >= 0
            ? text.IndexOf("endobj", catalog, StringComparison.Ordinal)
            : throw new InvalidDataException("The catalogue was not found."), StringComparison.Ordinal);
        var number = int.Parse(text.AsSpan(root + 10, text.IndexOf(' ', root + 10) - root - 10), CultureInfo.InvariantCulture);
        var begin = text.IndexOf("stream", text.IndexOf($"\n{number} 0 obj", StringComparison.Ordinal), StringComparison.Ordinal) + 6;
        saved.AsSpan(begin + 1, text.IndexOf("endstream", begin, StringComparison.Ordinal) - begin - 2).Fill((byte)' ');
        var id = text.LastIndexOf("/ID[<", StringComparison.Ordinal) + 5;
        saved.AsSpan(id, 32).Fill((byte)'0');
        saved.AsSpan(id + 34, 32).Fill((byte)'0');
        var digest = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(saved))[..32]);
        digest.CopyTo(saved, id);
        digest.CopyTo(saved, id + 34);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var previous = trailer[(trailer.IndexOf("startxref", StringComparison.Ordinal) + 9)..]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
        var dictionary = trailer[(trailer.IndexOf("<<", StringComparison.Ordinal) + 2)..trailer.IndexOf("/ID", StringComparison.Ordinal)];
        var head = Encoding.ASCII.GetBytes($"\n{number} 0 obj\n<</Type/Metadata/Subtype/XML/Length {metadata.Length}>>\nstream\n");
        var start = saved.Length + head.Length + metadata.Length + "\nendstream\nendobj\n".Length;
        var tail = $"\nendstream\nendobj\nxref\n{number} 1\n{saved.Length + 1:0000000000} 00000 n \ntrailer\n<<{dictionary}"
            + $"/ID[<{Encoding.ASCII.GetString(digest)}><{Encoding.ASCII.GetString(digest)}>]/Prev "
            + $"{previous}>>\nstartxref\n{start}\n%%EOF\n";
        return [.. saved, .. head, .. metadata, .. Encoding.ASCII.GetBytes(tail)];
    }

    static void SetDates(byte[] saved, string text, DateOnly day)
    {
        var date = Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd'000000'", CultureInfo.InvariantCulture));
        foreach (var mark in (ReadOnlySpan<string>)["/CreationDate(D:", "/ModDate(D:"])
        {
            for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
                date.CopyTo(saved, at + mark.Length);
        }
    }
}
