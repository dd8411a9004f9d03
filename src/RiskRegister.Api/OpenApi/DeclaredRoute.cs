using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;

namespace RiskRegister.Api.OpenApi;

/// <summary>A route as it describes itself, by <see cref="EndpointConventions"/> and its policy.</summary>
public sealed class DeclaredRoute(ApiDescription description)
{
    readonly IList<object> metadata = description.ActionDescriptor.EndpointMetadata;

    public string Method { get; } = description.HttpMethod ?? HttpMethods.Get;

    /// <summary>With its parameters in braces: "/api/v1/entries/{reference}".</summary>
    public string Path { get; } = $"/{description.RelativePath}";

    public string Name => metadata.OfType<IEndpointNameMetadata>().Last().EndpointName;

    /// <summary>What the route says of itself beyond its summary, if anything.</summary>
    public string? Description => metadata.OfType<IEndpointDescriptionMetadata>().LastOrDefault()?.Description;

    /// <summary>Null where nobody signs in: health.</summary>
    public Policy? Policy => metadata.OfType<Policy>().LastOrDefault();

    public BodyDeclaration? Body => metadata.OfType<BodyDeclaration>().LastOrDefault();

    public IEnumerable<AnswerDeclaration> Answers => metadata.OfType<AnswerDeclaration>();

    public IEnumerable<QueryParameter> Queries => metadata.OfType<QueryParameter>();

    public IEnumerable<ProblemType> Problems => metadata.OfType<ProblemType>();

    public bool GivesOrRevises => metadata.OfType<FirstDeclaration>().Any();

    public bool NeedsMatch => metadata.OfType<MatchDeclaration>().Any();

    /// <summary>Whether something is made within the resource that is answered, and Location names it.</summary>
    public bool MakesPart => metadata.OfType<PartDeclaration>().Any();

    public bool MayReadReplica => metadata.OfType<ReplicaDeclaration>().Any();

    public bool IsUnderApi => Path.StartsWith(RegisterApi.Base, StringComparison.Ordinal);

    public bool Reads => HttpMethods.IsGet(Method);

    public bool IsPost => HttpMethods.IsPost(Method);

    /// <summary>Single resources have an ETag; lists, which come in pages, and what reports on an upload have none.</summary>
    public bool HasETag(AnswerDeclaration answer) => IsUnderApi && (answer.Body ?? answer.File?.Of) is { } body && !IsPage(body)
        && !IsUpload;

    /// <summary>
    /// Whether 304 is declared, and the header that asks for it. Of files it is not, though they too are answered so: of an operation that
    /// may answer nothing, generated clients make one that answers nothing.
    /// </summary>
    public bool IsConditional(AnswerDeclaration answer) => Reads && HasETag(answer) && answer.File is null;

    public bool IsUpload => Body?.ContentType == "multipart/form-data";

    public static bool IsPage(Type body) => body.IsGenericType && body.GetGenericTypeDefinition() == typeof(Page<>);
}
