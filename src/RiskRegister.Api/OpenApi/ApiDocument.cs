using System.Text;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RiskRegister.Api.Features.Imports;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>The OpenAPI document, made once, and the page that shows it.</summary>
public static class ApiDocument
{
    public const string Name = "v1";
    public const string Bearer = "accessKey";
    const string Address = $"/openapi/{Name}.json";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ContractJson.Describe(json.SerializerOptions));
        services.AddSingleton<IApiDescriptionProvider, DeclaredBodies>();
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<SchemaDetails>();
            options.AddSchemaTransformer<MappingSchema>();
            options.AddOperationTransformer<OperationDetails>();
            options.AddDocumentTransformer<DocumentDetails>();
            options.AddDocumentTransformer<StrictBodies>();
            options.AddDocumentTransformer<SchemaWording>();
        });
    }

    /// <summary>Both answer without credentials.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        var document = new Lazy<Task<ReadOnlyMemory<byte>>>(() => Write(app.Services));
        app.MapGet(Address, async () => Answer.Hashed(await document.Value)).AllowAnonymous().ExcludeFromDescription();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/swagger"), branch => branch.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint(Address, "Risk Register");
            page.DocumentTitle = "Risk Register API";
        }));
    }

    static async Task<ReadOnlyMemory<byte>> Write(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }
}
