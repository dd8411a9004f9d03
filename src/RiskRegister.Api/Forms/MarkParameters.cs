using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>The query parameters by which lists and matrices have only entries of certain marks.</summary>
public static class MarkParameters
{
    public static readonly QueryParameter Response = QueryParameter.OneOf<EntryResponse>("response", "Entries with this response.");

    public static readonly QueryParameter Objective = QueryParameter.Text("objective",
        "Entries that bear on the corporate objective of this code.", EntryLimits.Objective, "O1");

    public static readonly QueryParameter Appetite = QueryParameter.OneOf<AppetitePosition>("appetite",
        "Risks that stand so to the appetite for their types.");

    public static EntryMarks Of(QueryValues query) => new(
        EnumNames.TryParse<EntryResponse>(query[Response], out var response) ? response : null,
        query[Objective],
        EnumNames.TryParse<AppetitePosition>(query[Appetite], out var appetite) ? appetite : null);

    /// <summary>The route draws a matrix: by which score, and of which entries.</summary>
    public static RouteHandlerBuilder TakesMatrix(this RouteHandlerBuilder route) =>
        route.Takes(RegisterForms.Score, Response, Objective, Appetite);
}
