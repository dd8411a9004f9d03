namespace RiskRegister.Api.Http;

/// <summary>A form that a resource comes in.</summary>
/// <param name="Name">As ?format= names it, and the ending of a file name.</param>
/// <param name="MediaType">As Accept names it.</param>
public sealed record Form(string Name, string MediaType)
{
    public static readonly Form Json = new("json", "application/json") { Title = "JSON" };
    public static readonly Form Csv = new("csv", "text/csv") { Title = "CSV", IsText = true };
    public static readonly Form Xlsx = new("xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    { Title = "an Excel workbook" };
    public static readonly Form Docx = new("docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    { Title = "a Word document" };
    public static readonly Form Pdf = new("pdf", "application/pdf") { Title = "PDF", IsShown = true };
    public static readonly Form Html = new("html", "text/html") { Title = "a web page", IsText = true, IsShown = true };
    public static readonly Form Svg = new("svg", "image/svg+xml") { Title = "a picture", IsText = true, IsShown = true };

    /// <summary>SDMX-CSV 2.0.</summary>
    public static readonly Form Sdmx = new("sdmx-csv", "application/vnd.sdmx.data+csv")
    {
        Title = "SDMX-CSV",
        IsText = true,
        Ending = "csv",
    };

    /// <summary>Whatever somebody sent, as it came.</summary>
    public static readonly Form Saved = new("file", "application/octet-stream") { Title = "a file to save, whatever it is" };

    /// <summary>The ending of a file name.</summary>
    public string Ending { get => field ?? Name; init; }

    /// <summary>What it is, after "as": "a Word document".</summary>
    public required string Title { get; init; }

    /// <summary>The media types of forms that are text, which gain by being compressed.</summary>
    public static IEnumerable<string> Texts => from form in (Form[])[Json, Csv, Html, Svg] select form.MediaType;

    /// <summary>Whether the media type needs its character set said.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether browsers show it rather than save it.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether a media type is of a form that is no text.</summary>
    public static bool IsBinary(string mediaType) => mediaType == Xlsx.MediaType || mediaType == Docx.MediaType
        || mediaType == Pdf.MediaType
        || mediaType == Saved.MediaType;

    public string ContentType => IsText ? $"{MediaType}; charset=utf-8" : MediaType;
}
