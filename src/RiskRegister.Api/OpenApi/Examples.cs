using System.Text.Json.Nodes;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>
/// The examples of bodies, one file each in the folder examples: "closeEntry.request.json" and "closeEntry.answer.json" are an
/// operation's own; "EntryDocument.json" stands for that type wherever an operation has none of its own.
/// </summary>
public static class Examples
{
    const string Folder = "examples/";

    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(Examples).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal)];

    public static string RequestOf(DeclaredRoute route) => $"{route.Name}.request.json";

    /// <summary>The file that shows what an operation answers.</summary>
    public static string AnswerOf(DeclaredRoute route, AnswerDeclaration answer)
    {
        var own = route.Answers.Count() > 1 ? $"{route.Name}.{answer.Status}.json" : $"{route.Name}.answer.json";
        return Names.Contains(own, StringComparer.Ordinal) ? own : $"{SchemaNames.Of(answer.Body!)}.json";
    }

    /// <summary>The file that shows an operation's answer in another form: "readRegister.answer.csv".</summary>
    public static string AnswerOf(string route, string contentType) => $"{route}.answer.{contentType.Split('/', ';')[1]}";

    public static JsonNode? Json(string name) => Text(name) is { } text ? JsonNode.Parse(text) : null;

    /// <summary>Null when nobody has written the example yet: a test asks for it.</summary>
    public static string? Text(string name)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(Folder + name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
