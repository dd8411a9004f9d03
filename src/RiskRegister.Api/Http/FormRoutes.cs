namespace RiskRegister.Api.Http;

/// <summary>Routes of what comes in several forms.</summary>
public static class FormRoutes
{
    /// <summary>
    /// Maps a path that answers in every form, by ?format= or Accept, and beside it a path for each form but JSON ("/register.docx"), which
    /// answers in that one: a link that can be followed, and an operation that generated clients can download.
    /// </summary>
    /// <typeparam name="T">The body as JSON.</typeparam>
    /// <param name="map">Maps the handler to a path by name, so that what binds it is compiled with the service.</param>
    /// <param name="declare">What all of them declare.</param>
    /// <param name="declarePages">What only the path declares that answers a list in pages.</param>
    public static void MapForms<T>(
        this IEndpointRouteBuilder routes, string path, Func<IEndpointRouteBuilder, string, RouteHandlerBuilder> map, string name,
        string summary, FormChoice forms,
        Func<RouteHandlerBuilder, RouteHandlerBuilder> declare, Func<RouteHandlerBuilder, RouteHandlerBuilder>? declarePages = null)
    {
        var all = declare(map(routes, path)).WithName(name).WithSummary(summary)
            .Answers<T>(StatusCodes.Status200OK, forms.OtherTypes).ComesAs(forms);
        declarePages?.Invoke(all);
        foreach (var form in forms.Others)
        {
            var one = declare(map(routes, $"{path}.{form.Name}")).WithName($"{name}{char.ToUpperInvariant(form.Name[0])}{form.Name[1..]}")
                .WithSummary($"{summary}, as {form.Title}").AnswersFile<T>(form, like: name);
            if (form == Form.Csv) one.Takes(FormChoice.Headings);
        }
    }
}
