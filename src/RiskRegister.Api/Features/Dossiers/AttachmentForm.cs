using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Dossiers;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>A file to be attached, as multipart/form-data brings it: it goes to the
/// spool as it comes, never into memory as a whole.</summary>
/// <param name="File">Null where none was sent.</param>
/// <param name="Hash">Of name, content and what was said: the same for a retry, whose multipart boundary is another.</param>
sealed record AttachmentForm(SentFile? File, AttachmentSubject Subject, byte[] Hash)
{
    /// <summary>The file, and room for what is said of it.</summary>
    public const long LargestBody = DossierLimits.File + (64 * 1024);

    const int LongestBoundary = 100;
    const int LongestText = 8 * 1024;

    static readonly string[] Texts = ["action", "control", "note"];

    /// <summary>413, 415, what is wrong with the query and the form; else what was sent, with what is wrong with it by its name.</summary>
    public static async Task<(AttachmentForm? Form, Problem? Problem)> Read(HttpContext http, Faults faults)
    {
        if (http.Request.ContentLength > LargestBody) return (null, TooLarge());
        if (RequestBodies.CodedOtherwise(http.Request) is { } coded) return (null, coded);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return (null, new Problem(
                Problems.UnsupportedMediaType, "Send multipart/form-data with a boundary, the file in a part named \"file\"."));
        }

        var reader = new MultipartReader(boundary.ToString(), http.Request.Body)
        {
            HeadersCountLimit = 16,
            HeadersLengthLimit = 8 * 1024,
            BodyLengthLimit = DossierLimits.File + 1,
        };
        SpoolStream? spool = null;
        var name = "";
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            var (section, broken) = await Guarded(() => reader.ReadNextSectionAsync(http.RequestAborted));
            if (broken is not null) return (null, broken);
            if (section is null) break;
            var disposition = section.GetContentDispositionHeader();
            var part = disposition is null ? "" : HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (part == "file" && spool is null)
            {
                name = NameOf(disposition!);
                spool = SpoolStream.For(http);
                if (await Receive(section.Body, spool, http.RequestAborted) is { } problem) return (null, problem);
            }
            else if (Texts.Contains(part, StringComparer.Ordinal) && !texts.ContainsKey(part))
            {
                var (text, wrong) = await Guarded(() => ReadText(section.Body, http.RequestAborted));
                if (wrong is not null) return (null, wrong);
                if (text is null) return (null, Malformed($"The part \"{part}\" is no text in UTF-8, or longer than it may be."));
                texts[part] = text;
            }
            else
            {
                return (null, Malformed("The parts are one \"file\", and at most one each of \"action\", \"control\" and \"note\"."));
            }
        }

        if (QueryValues.Of(http).Problem is { } wrongQuery) return (null, wrongQuery);
        var file = spool is null ? null : await SentFile.Look(name, spool.SendTo, http.RequestAborted);
        var subject = new AttachmentSubject(
            Whole(texts, "action", faults), Whole(texts, "control", faults),
            texts.GetValueOrDefault("note") is { Length: > 0 } note ? note : null);
        return (new AttachmentForm(file, subject, HashOf(file, texts)), null);
    }

    // What fails while it is read is the request's fault; what fails while it is kept, the disk's.
    static async Task<(T? Value, Problem? Problem)> Guarded<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read(), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (default, TooLarge());
        }
        catch (InvalidDataException exception) when (exception.Message.Contains("body length limit", StringComparison.OrdinalIgnoreCase))
        {
            return (default, TooLarge());
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException)
        {
            return (default, Malformed("The body is not well-formed multipart/form-data."));
        }
    }

    static async Task<Problem?> Receive(Stream body, SpoolStream spool, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (true)
            {
                var (count, broken) = await Guarded(() => body.ReadAsync(buffer, stop).AsTask());
                if (broken is not null) return broken;
                if (count == 0) return null;
                if (spool.Length + count > DossierLimits.File) return TooLarge();
                await spool.WriteAsync(buffer.AsMemory(0, count), stop);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Null where it is too long or no text.
    static async Task<string?> ReadText(Stream body, CancellationToken stop)
    {
        var buffer = new byte[LongestText + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        var bytes = buffer.AsSpan(0, length);
        return length <= LongestText && Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? Encoding.UTF8.GetString(bytes)
            : null;
    }

    static int? Whole(Dictionary<string, string> texts, string part, Faults faults)
    {
        if (texts.GetValueOrDefault(part) is not { Length: > 0 } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(part, "must be a whole number");
        return null;
    }

    static string NameOf(ContentDispositionHeaderValue disposition) =>
        (disposition.FileNameStar.Length > 0 ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();

    static byte[] HashOf(SentFile? file, Dictionary<string, string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Texts) hash.AppendData(Encoding.UTF8.GetBytes($"{texts.GetValueOrDefault(part)}\n"));
        hash.AppendData(Encoding.UTF8.GetBytes($"{file?.Name}\n"));
        hash.AppendData(file?.Digest ?? []);
        return hash.GetHashAndReset();
    }

    static Problem TooLarge() => new(Problems.TooLarge,
        string.Create(CultureInfo.InvariantCulture,
            $"A file may have {DossierLimits.File:N0} bytes. Keep it where it lies, and attach a link."));

    static Problem Malformed(string detail) => new(Problems.Malformed, detail);
}
