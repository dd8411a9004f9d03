using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>Tells ASP.NET Core what routes read and answer: their handlers' signatures do not say it.</summary>
public sealed class DeclaredBodies : IApiDescriptionProvider
{
    // After ASP.NET Core's own, which guesses from the handlers.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results) Declare(description, new DeclaredRoute(description));
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        // Nothing is left to do once every provider has run.
    }

    static void Declare(ApiDescription description, DeclaredRoute route)
    {
        description.ParameterDescriptions.Clear();
        description.SupportedRequestFormats.Clear();
        if (route.Body is { } body)
        {
            description.ParameterDescriptions.Add(new ApiParameterDescription
            {
                Name = "body",
                Source = BindingSource.Body,
                Type = body.Body,
                IsRequired = !body.Optional,
            });
            description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = body.ContentType });
        }

        description.SupportedResponseTypes.Clear();
        description.SupportedResponseTypes.Add(new ApiResponseType
        {
            StatusCode = Problems.Internal.Status,
            Type = typeof(ProblemDocument),
            ApiResponseFormats = [new ApiResponseFormat { MediaType = Problem.ContentType }],
        });
        foreach (var answer in route.Answers)
        {
            description.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = answer.Status,
                Type = answer.Body ?? typeof(void),
                ApiResponseFormats = answer.Body is null ? [] : [new ApiResponseFormat { MediaType = "application/json" }],
            });
        }
    }
}
