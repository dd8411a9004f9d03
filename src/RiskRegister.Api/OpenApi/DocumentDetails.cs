using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RiskRegister.Api.OpenApi;

/// <summary>What the document says of the service as a whole.</summary>
public sealed class DocumentDetails : IOpenApiDocumentTransformer
{
    const string About = """
        The register of a public body's risks and opportunities: kept by their owners, frozen each quarter, reported to committees.

        - Every request but those for health carries an access key, `Authorization: Bearer rr_…`, or an access token of the organisation's
          OpenID Connect provider in its place.
        - A change to an entry carries its ETag as `If-Match`, so that nobody's change is overwritten unseen. A `POST` may carry an
          `Idempotency-Key`, so that sending it again acts once.
        - A `GET` whose answer has an ETag takes it as `If-None-Match`, and answers 304 when nothing has changed.
        - Problems are RFC 9457 problem details with a stable `code`. Unknown members and query parameters are refused by name.
        - Lists come in pages: follow `nextCursor`, or the `Link` header.
        - What also comes as a document or a picture has a path for each form beside it: `/register.docx`, `/matrix.svg`.
        """;

    static readonly (string Name, string Description)[] Tags =
    [
        ("Entries", "Risks and opportunities, with their actions, controls, history and trend."),
        ("Register", "What is on the register now: the entries, and the matrix."),
        ("Snapshots", "The register frozen for a quarter: taken, published, corrected, compared."),
        ("Verification", "Whether what is stored is what was written."),
        ("Imports", "Registers that were kept in workbooks and CSV files."),
        ("Rounds", "The quarter's round: owners are asked, entries returned and signed off, and what is whose to do."),
        ("Committees", "The bodies that the register goes to, their meetings, and what came of these."),
        ("Events", "What has happened, for others to follow: in order, by asking or by being sent it."),
        ("Performance", "The measures behind the risks: values, targets, and the quarter's tables."),
        ("Audit", "Who did what, from where."),
        ("Access", "The caller, access keys, who holds which post, and the configuration in force."),
        ("Health", "For those who keep the service running."),
    ];

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Risk Register",
            Version = "1.0.0",
            Description = About,
            Contact = new OpenApiContact { Name = "The team that runs this service" },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "Where this document came from." }];
        document.Components ??= new OpenApiComponents();
        document.Components.Headers = Headers.All();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [ApiDocument.Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "access key (rr_…) or JWT",
                Description = "The text of an access key, as it was shown when the key was made; or a token of the organisation's OpenID "
                    + "Connect provider.",
            },
        };
        var used = document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        document.Tags = Tags.Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        return Task.CompletedTask;
    }
}
