using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Tests.Hostile;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Documents.Tables;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Imports;

/// <summary>Uploads that no register is in: each is refused by name, and nothing is stored.</summary>
public sealed class HostileImportTests(TestCluster cluster) : FreshRegister(cluster)
{
    const string Heading = "Reference,Title,Score,Residual\n";
    const string Good = Heading + "CR1,Loss of a depot,25,16\n";
    const string Boundary = "edge";
    const string Multipart = "multipart/form-data; boundary=" + Boundary;

    /// <summary>Files by what is wrong with them: the status, and the code among the import's messages, or of the problem.</summary>
    static IEnumerable<(string Wrong, byte[] Content, int Status, string Code)> Files()
    {
        var workbook = MadeWorkbook.Of(("Risks", [["Reference", "Title", "Score", "Residual"], ["CR1", "Loss of a depot", "25", "16"]]));
        yield return ("empty", [], 400, TableFault.FileEmpty);
        yield return ("blank", Text(" \r\n,,,\r\n"), 400, TableFault.FileEmpty);
        yield return ("no headings", Text("one,two\nthree,four"), 400, "heading_not_found");
        yield return ("headings alone", Text(Heading), 400, "rows_missing");
        yield return ("a million columns", Text(new string(',', 1_000_000)), 400, TableFault.TooManyColumns);
        yield return ("a million filled columns", Text(string.Concat(Enumerable.Repeat("a,", 1_000_000))), 400, TableFault.TooManyColumns);
        yield return ("too many rows", Text(Heading + string.Concat(Enumerable.Repeat("CR1,Loss,25,16\n", 20_100))), 400,
            TableFault.TooManyRows);
        yield return ("a cell too long", Text($"{Good}CR2,{new string('a', 60_000)},25,16"), 400, TableFault.CellTooLong);
        yield return ("a type too long", Text($"Ref,Title,Score,Residual,Type\nCR2,Loss,25,16,{new string('a', 61)}"), 400, "too_long");
        yield return ("too many items",
            Text("Reference,Title,Score,Residual,Controls\nCR1,Loss,25,16,\""
                + $"{string.Join('\n', Enumerable.Range(1, 201).Select(item => $"c{item}"))}\""), 400, "too_many_items");
        yield return ("a quote that never closes", Text($"{Good}CR2,\"Loss,25,16"), 400, TableFault.FileMalformed);
        yield return ("a NUL", Text($"{Good}CR2,Lo\0ss,25,16"), 400, TableFault.CharacterRefused);
        yield return ("a control character", Text($"{Good}CR2,Lo\u0007ss,25,16"), 400, "control_character");
        yield return ("bad UTF-8 after its byte order mark", [0xEF, 0xBB, 0xBF, .. Text(Good), 0xFF, 0xFE, 0xC0], 400,
            TableFault.EncodingInvalid);
        yield return ("half a UTF-16 character", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good), 0x41], 400, TableFault.EncodingInvalid);
        yield return ("a lone surrogate in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good), 0x00, 0xD8, 0x41, 0x00], 400,
            TableFault.EncodingInvalid);
        yield return ("a damaged old spreadsheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], 400,
            TableFault.FileMalformed);
        yield return ("a PDF", Text("%PDF-1.7\n%\u00e2\u00e3"), 400, TableFault.FileUnrecognised);
        yield return ("an executable", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, .. new byte[64]], 400,
            TableFault.CharacterRefused);
        yield return ("a ZIP of something else", Zip(("letter.txt", Text("Dear all"))), 400, TableFault.FileUnrecognised);
        yield return ("an empty ZIP", Zip(), 400, TableFault.FileUnrecognised);
        yield return ("half a workbook", workbook[..(workbook.Length / 2)], 400, TableFault.FileMalformed);
        yield return ("a workbook with a hole", Holed(workbook), 400, TableFault.FileMalformed);
        yield return ("a workbook without its sheet", Rezipped(
            workbook, (name, content) => name.Contains("sheet", StringComparison.Ordinal) ? null : content), 400, TableFault.FileMalformed);
        yield return ("a workbook whose sheet is no XML", Rezipped(workbook, (name, content) =>
            name.Contains("sheet", StringComparison.Ordinal) ? Text("<worksheet><") : content), 400, TableFault.FileMalformed);
        yield return ("a workbook that asks for a file",
            Rezipped(workbook, (name, content) => name.Contains("sheet", StringComparison.Ordinal)
            ? Text("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet "
                + "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c "
                + "t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>") : content), 400, TableFault.FileMalformed);
        yield return ("a bomb of blanks", Rezipped(workbook, (name, content) => name.Contains("sheet", StringComparison.Ordinal)
            ? Text("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + $"{new string(' ', 8_000_000)}</sheetData></worksheet>") : content), 413, "too_large");
        yield return ("a bomb of one column", Rezipped(workbook, (name, content) => name.Contains("sheet", StringComparison.Ordinal)
            ? Text("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + $"{string.Concat(Enumerable.Repeat("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>", 25_000))}"
                + "</sheetData></worksheet>") : content), 400, TableFault.TooManyRows);
        yield return ("more than 10 MB", [.. Text(Heading), .. Enumerable.Repeat((byte)'a', 11_000_000)], 413, "too_large");
    }

    [Fact]
    public async Task Each_bad_file_is_refused_by_name_with_a_good_one_beside_it_and_without()
    {
        await Editor.Import(Good);
        var amiss = new List<string>();
        var before = await RegisterDigest.Of(App);

        foreach (var (wrong, content, status, code) in Files())
        {
            foreach (var query in new[] { "", "?dryRun=true", "?quarter=2016-17-Q3" })
            {
                // Beside one with rows a file of headings alone is no fault.
                (string, byte[])[] files = query.Length > 0 || code == "rows_missing" ? [("hostile.csv", content)]
                    : [("good.csv", Text(Good)), ("hostile.csv", content)];
                using var answer = await Editor.SendImport(query, files);
                if (answer.IsSuccessStatusCode)
                {
                    amiss.Add($"{wrong}{query}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
                    continue;
                }

                var problem = await answer.Problem();
                string[] codes = problem.Import is { } report
                    ? [problem.Code, .. report.Deserialize<ImportDocument>(Json.Strict)!.Messages.Select(message => message.Code)]
                    : [problem.Code];
                if (problem.Status != status || codes[0] != (status == 400 ? "import_refused" : code) || !codes.Contains(code))
                    amiss.Add($"{wrong}{query}: {problem.Status} {string.Join(' ', codes)}: {problem.Detail}");
            }
        }

        amiss.ShouldBeEmpty();
        (await RegisterDigest.Of(App)).ShouldBe(before);
    }

    /// <summary>Bodies that are no upload, as they stand on the wire.</summary>
    static IEnumerable<(string Wrong, string? Type, byte[] Body, int Times, int Status, string Code)> Bodies()
    {
        var good = Part("file", "register.csv", Good);
        yield return ("no body", null, [], 1, 415, "unsupported_media_type");
        yield return ("JSON", "application/json", Text("{}"), 1, 415, "unsupported_media_type");
        yield return ("CSV itself", "text/csv", Text(Good), 1, 415, "unsupported_media_type");
        yield return ("no boundary", "multipart/form-data", Text(good), 1, 415, "unsupported_media_type");
        yield return ("an endless boundary", $"multipart/form-data; boundary={new string('b', 200)}", Text(good), 1,
            415, "unsupported_media_type");
        yield return ("another boundary", "multipart/form-data; boundary=other", Text(good + "--edge--\r\n"), 1, 400, "malformed");
        yield return ("nothing", Multipart, [], 1, 400, "malformed");
        yield return ("no part", Multipart, Text("--edge--\r\n"), 1, 400, "malformed");
        yield return ("no end", Multipart, Text(good), 1, 400, "malformed");
        yield return ("a part by another name", Multipart, Text(Part("files", "register.csv", Good) + "--edge--\r\n"), 1, 400, "malformed");
        yield return ("a part without a name", Multipart, Text("--edge\r\nContent-Type: text/csv\r\n\r\nx\r\n--edge--\r\n"), 1,
            400, "malformed");
        yield return ("a field beside the file", Multipart, Text(good + Part("quarter", null, "2016-17-Q3") + "--edge--\r\n"), 1,
            400, "malformed");
        yield return ("headers without end", Multipart,
            Text("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + new string('a', 20_000)), 1, 400, "malformed");
        yield return ("a hundred headers", Multipart, Text("--edge\r\n" + string.Concat(
            Enumerable.Range(1, 100).Select(header => $"X-{header}: 1\r\n")) + "\r\nx\r\n--edge--\r\n"), 1, 400, "malformed");
        yield return ("21 files", Multipart, Text(string.Concat(Enumerable.Repeat(good, 21)) + "--edge--\r\n"), 1, 400, "malformed");
        yield return ("a million parts", Multipart, Text(string.Concat(Enumerable.Repeat("--edge\r\n\r\n", 1000))), 1000, 400, "malformed");
        yield return ("100 MB", Multipart, Text(string.Concat(Enumerable.Repeat("CR1,Loss,25,16\n", 70_000))), 100, 413, "too_large");
    }

    [Fact]
    public async Task Each_bad_body_is_refused_by_name()
    {
        var before = await RegisterDigest.Of(App);
        var address = App.ClientOptions.BaseAddress;
        var bearer = Editor.DefaultRequestHeaders.Authorization!.ToString();

        foreach (var (wrong, type, body, times, status, code) in Bodies())
        {
            foreach (var chunked in new[] { false, true })
            {
                var request = new HostileRequest("POST",
                    SnapshotRequests.Imports)
                { Wrong = wrong, Body = body, ContentType = type, Times = times, Chunked = chunked && body.Length > 0 };
                using var answer = await RawHttp.Send(
                    address, request.With("Authorization", bearer), TestContext.Current.CancellationToken);
                var problem = await answer.Problem();
                // A body whose length is told is refused for it before its parts are looked at.
                if (wrong is "a million parts" && !chunked) problem.Status.ShouldBeOneOf(400, 413);
                else if (wrong is "100 MB" && chunked) problem.Status.ShouldBeOneOf(400, 413);
                else (problem.Status, problem.Code).ShouldBe((status, code), $"{wrong}: {problem.Detail}");
            }
        }

        (await RegisterDigest.Of(App)).ShouldBe(before);
    }

    [Fact]
    public async Task Bad_query_parameters_are_refused_by_name()
    {
        foreach (var query in new[]
        {
            "?quarter=Q3", "?quarter=2016-17-Q5", "?quarter=2016-18-Q1", "?quarter=", "?dryRun=yes", "?dryRun=",
                "?dryRun=true&dryRun=false", "?replace=", "?dryrun=true",
            "?keep=" + new string('a', 2001), "?edition=full",
        })
        {
            var problem = await Editor.SendImport(query, [("register.csv", Text(Good))]).Problem(400, "invalid_query");
            problem.Errors!.Keys.ShouldHaveSingleItem().ShouldBe(query[1..query.IndexOf('=', StringComparison.Ordinal)]);
        }

        var reader = await App.Client(Role.Reader);
        await reader.SendImport("?nonsense=1", [("register.csv", Text(Good))]).Problem(403, "role_required");
    }

    [Fact]
    public async Task Names_of_files_are_only_ever_shown()
    {
        foreach (var (given,
            shown) in new[] { ("../../etc/passwd", "passwd"), ("C:\\temp\\register.csv", "register.csv"),
            (new string('n', 300), new string('n', 200)) })
        {
            var body = Text(Part("file", given, Good) + "--edge--\r\n");
            var request = new HostileRequest("POST", SnapshotRequests.Imports
                + "?dryRun=true")
            { Wrong = given, Body = body, ContentType = Multipart };
            using var answer = await RawHttp.Send(App.ClientOptions.BaseAddress, request.With("Authorization",
                Editor.DefaultRequestHeaders.Authorization!.ToString()), TestContext.Current.CancellationToken);
            (await answer.Read<ImportDocument>()).Rows.ShouldHaveSingleItem().File.ShouldBe(shown);
        }
    }

    static string Part(string name, string? fileName, string content) => string.Create(CultureInfo.InvariantCulture,
        $"--edge\r\nContent-Disposition: form-data; "
            + $"name=\"{name}\"{(fileName is null ? "" : $"; filename=\"{fileName}\"")}\r\n\r\n{content}\r\n");

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Holed(byte[] workbook)
    {
        var holed = workbook.ToArray();
        Array.Clear(holed, holed.AsSpan().IndexOf("xl/worksheets/"u8) + 40, 60);
        return holed;
    }

    static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    static byte[] Rezipped(byte[] workbook, Func<string, byte[], byte[]?> change)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return Zip([.. archive.Entries.Select(entry => (entry.FullName, Content: change(entry.FullName, Read(entry))))
            .Where(entry => entry.Content is not null).Select(entry => (entry.FullName, entry.Content!))]);

        static byte[] Read(ZipArchiveEntry entry)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }
}
