using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.Http;

/// <summary>The files of one upload, held in memory.</summary>
/// <param name="Files">Name and content, in the order sent.</param>
/// <param name="Mapping">How they are to be read, as JSON; null where nothing was sent.</param>
/// <param name="Hash">Of names and contents: the same for a retry, whose multipart boundary is another.</param>
public sealed record UploadedFiles(IReadOnlyList<(string Name, byte[] Content)> Files, byte[]? Mapping, byte[] Hash)
{
    public const long LargestBody = ImportLimits.LargestBody;
    public const int LargestFile = ImportLimits.LargestFile;
    public const int MostFiles = ImportLimits.MostFiles;
    const int LongestBoundary = 100;
    const int Piece = 64 << 10;

    public static async Task<(UploadedFiles? Files, Problem? Problem)> Read(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody) return (null, TooLarge());
        if (RequestBodies.CodedOtherwise(http.Request) is { } coded) return (null, coded);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            return (null, new Problem(
                Problems.UnsupportedMediaType, "Send multipart/form-data with a boundary, each file in a part named \"file\"."));
        try
        {
            var files = new List<(string Name, byte[] Content)>();
            byte[]? mapping = null;
            var reader = new MultipartReader(boundary.ToString(), http.Request.Body)
            {
                HeadersCountLimit = 16,
                HeadersLengthLimit = 8 * 1024,
                BodyLengthLimit = LargestFile + 1,
            };
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                var part = disposition is null ? "" : HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (part == "mapping")
                {
                    if (mapping is not null) return (null, Malformed("An import has one mapping."));
                    mapping = await ReadWhole(section.Body, http.RequestAborted);
                    if (mapping is null) return (null, TooLarge());
                    continue;
                }

                if (part != "file") return (null, Malformed("Every part must be named \"file\", and one may be \"mapping\"."));
                if (files.Count == MostFiles) return (null, Malformed($"An import has at most {MostFiles} files."));
                if (await ReadWhole(section.Body, http.RequestAborted) is not { } content) return (null, TooLarge());
                files.Add((NameOf(disposition!, files.Count + 1), content));
            }

            if (QueryValues.Of(http).Problem is { } wrongQuery) return (null, wrongQuery);
            return files.Count == 0 ? (null, Malformed("There is no file in the request."))
                : (new UploadedFiles(files, mapping, HashOf(files, mapping)), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
        catch (InvalidDataException exception) when (exception.Message.Contains("body length limit", StringComparison.OrdinalIgnoreCase))
        {
            return (null, TooLarge());
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException)
        {
            return (null, Malformed("The body is not well-formed multipart/form-data."));
        }
    }

    // In pieces that are garbage at once: a stream in memory would leave large buffers of all sizes behind, and a shared one of the longest
    // file's length would stay with each processor that ever read one.
    static async Task<byte[]?> ReadWhole(Stream body, CancellationToken stop)
    {
        var (pieces, length) = (new List<ReadOnlyMemory<byte>>(), 0);
        while (true)
        {
            var piece = new byte[Piece];
            var read = await body.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, stop);
            length += read;
            if (length > LargestFile) return null;
            pieces.Add(piece.AsMemory(0, read));
            if (read < Piece) break;
        }

        var (whole, at) = (new byte[length], 0);
        foreach (var piece in pieces)
        {
            piece.CopyTo(whole.AsMemory(at));
            at += piece.Length;
        }

        return whole;
    }

    static string NameOf(ContentDispositionHeaderValue disposition, int number) => ImportLimits.NameOf(
        (disposition.FileNameStar.Length > 0 ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString(),
        number);

    static byte[] HashOf(List<(string Name, byte[] Content)> files, byte[]? mapping)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        hash.AppendData(mapping ?? []);
        return hash.GetHashAndReset();
    }

    static Problem TooLarge() => new(Problems.TooLarge, $"An import may have {LargestBody:N0} bytes, and each file {LargestFile:N0}.");

    static Problem Malformed(string detail) => new(Problems.Malformed, detail);
}
