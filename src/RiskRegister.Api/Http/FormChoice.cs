using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>The forms that a resource comes in: by ?format=, else by Accept, else JSON.</summary>
public sealed class FormChoice
{
    public static readonly FormChoice OfReport = new("ReportForm", Form.Json, Form.Csv, Form.Xlsx, Form.Docx, Form.Pdf, Form.Html);
    public static readonly FormChoice OfPicture = new("PictureForm", Form.Json, Form.Svg);
    public static readonly FormChoice OfList = new("ListForm", Form.Json, Form.Csv);
    public static readonly FormChoice OfEntries = new("EntriesForm", Form.Json, Form.Csv, Form.Xlsx);
    public static readonly FormChoice OfAnalysis = new("AnalysisForm", Form.Json, Form.Xlsx);
    public static readonly FormChoice OfCommitteeReport = new("CommitteeReportForm", Form.Json, Form.Docx, Form.Pdf, Form.Html);

    public static readonly FormChoice OfPage = new("PageForm", Form.Json, Form.Html);

    /// <summary>What the first row of a CSV says.</summary>
    public static readonly QueryParameter Headings = QueryParameter.OneOf("headings",
        "The first row of a CSV: the organisation's words, as an import reads them; or the names that fields have in JSON, with id, "
        + "quarter and band, for programs that stack and join.", null, "words", "fields") with
    {
        ValuesName = "CsvHeadings",
    };

    readonly Form[] forms;

    FormChoice(string name, params Form[] forms)
    {
        this.forms = forms;
        Parameter = QueryParameter.OneOf("format", "The form of the answer; wins over Accept.", null,
            [.. forms.Select(form => form.Name)]) with
        { ValuesName = name };
    }

    public QueryParameter Parameter { get; }

    /// <summary>The forms besides JSON.</summary>
    public IEnumerable<Form> Others => forms.Skip(1);

    /// <summary>The media types besides JSON.</summary>
    public string[] OtherTypes => [.. Others.Select(form => form.MediaType)];

    /// <summary>What a route with these forms takes.</summary>
    public QueryParameter[] Parameters => forms.Contains(Form.Csv) ? [Parameter, Headings] : [Parameter];

    /// <summary>What making a form can end in besides it.</summary>
    public ProblemType[] Refusals => [.. forms.SelectMany(RefusalsOf)];

    /// <summary>What making this form can end in besides it.</summary>
    public static ProblemType[] RefusalsOf(Form form) => form == Form.Pdf ? [Problems.PdfUnavailable, Problems.PdfFailed] : [];

    /// <summary>The form that the path names, else the one to send, or 406 when Accept wants none of them.</summary>
    public (Form Form, Problem? Problem) Choose(HttpContext http, QueryValues query)
    {
        var chosen = ChooseForm(http, query);
        if (chosen.Form != Form.Csv && query[Headings] is not null) query.Fault(Headings, "is for CSV only");
        return chosen;
    }

    (Form Form, Problem? Problem) ChooseForm(HttpContext http, QueryValues query)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Form>() is { } named) return (named, null);
        if (query[Parameter] is { } asked) return (Array.Find(forms, form => form.Name == asked)!, null);
        var accept = http.Request.Headers.Accept;
        if (accept.All(string.IsNullOrWhiteSpace)) return (forms[0], null);
        if (MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            var best = forms.Select(form => (Form: form, Range: MostSpecific(ranges, form)))
                .Where(each => each.Range is { Quality: not 0 })
                .OrderByDescending(each => each.Range!.Quality ?? 1).ThenBy(each => ranges.IndexOf(each.Range!)).FirstOrDefault();
            if (best.Form is not null) return (best.Form, null);
        }

        return (forms[0], new Problem(Problems.NotAcceptable,
            $"This comes as {string.Join(" or ", forms.Select(form => form.MediaType))}."));
    }

    // RFC 9110: "text/csv;q=0" rules CSV out, whatever "*/*" beside it says.
    static MediaTypeHeaderValue? MostSpecific(IEnumerable<MediaTypeHeaderValue> ranges, Form form)
    {
        var type = MediaTypeHeaderValue.Parse(form.MediaType);
        return ranges.Where(range => type.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes).FirstOrDefault();
    }
}
