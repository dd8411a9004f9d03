using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RiskRegister.Api.OpenApi;

/// <summary>Says of each operation what its route declares.</summary>
public sealed class OperationDetails : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (route, document) = (new DeclaredRoute(context.Description), context.Document!);
        operation.Description = Describe(route);
        operation.Parameters =
        [
            .. PathParameters.In(route.Path),
            .. route.Queries.Select(parameter => RequestParameters.Of(parameter, document)),
            .. RequestParameters.HeadersOf(route),
        ];
        if (route.Body is { } body)
        {
            operation.RequestBody!.Description = body.Optional ? "May be left out." : null;
            operation.RequestBody.Content![body.ContentType].Example = Examples.Json(Examples.RequestOf(route));
        }

        AnswerDetails.Complete(operation, route, document);
        ProblemAnswers.Add(operation, route, document);
        operation.Security = route.Policy is null ? []
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, document)] = [] }];
        return Task.CompletedTask;
    }

    static string Describe(DeclaredRoute route)
    {
        List<string> sentences = [];
        if (route.Description is { } own) sentences.Add(own);
        sentences.Add(route.Policy is null ? "Answers without credentials."
            : $"For the roles {string.Join(", ", route.Policy.Roles.Select(role => EnumNames.Of(role)))}.");
        if (route.NeedsMatch) sentences.Add("Changes nothing unless If-Match names the present revision.");
        if (route.GivesOrRevises) sentences.Add("Changes nothing unless If-None-Match: * says that there is nothing yet, or If-Match "
            + "names what is.");
        if (route.IsPost && route.IsUnderApi) sentences.Add("Sent again with the same Idempotency-Key, it acts once.");
        return string.Join(' ', sentences);
    }
}
