using RiskRegister.Pages.Http;

namespace RiskRegister.Pages.PerformanceReports;

/// <summary>Where the pages of performance reports are: those of who has signed in, or the public ones; and of which edition.</summary>
/// <param name="IsFull">Whether it is the full edition, which is not for publication.</param>
public sealed record ReportLinks(bool IsFull)
{
    public const string Base = "/performance-reports";
    public const string Published = "/published/performance";

    /// <summary>Those of who has signed in unless it is said otherwise.</summary>
    public string At { get; init; } = Base;

    public bool IsPublic => !IsFull;

    public string List => At + Query();

    public static ReportLinks Of(HttpContext http) => new(EditionQuery.AsksForFull(http));

    /// <summary>The same pages in the other edition.</summary>
    public ReportLinks Other => this with { IsFull = !IsFull };

    public string One(string quarter) => $"{At}/{quarter}{Query()}";

    public string After(long id) => At + Query(("after", $"{id}"));

    /// <summary>It as a document, whole or its exceptions alone.</summary>
    public string Download(string quarter, string format, bool onlyExceptions = false) =>
        $"/downloads{At}/{quarter}{(onlyExceptions ? "/exceptions" : "")}{Query(("format", format))}";

    /// <summary>Where a text is written.</summary>
    public static string Text(string quarter, string? theme, string? section) =>
        $"{Base}/{quarter}/text?theme={Uri.EscapeDataString(theme ?? "")}&section={Uri.EscapeDataString(section ?? "")}";

    /// <summary>Where something is said of an exception.</summary>
    public static string Exception(string quarter, string measure) => $"{Base}/{quarter}/exceptions/{measure}";

    string Query(params (string Name, string Value)[] parts) => EditionQuery.Of(IsFull, parts);
}
