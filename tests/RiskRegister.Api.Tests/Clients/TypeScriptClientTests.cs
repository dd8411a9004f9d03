using System.Diagnostics;
using RiskRegister.Api.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Clients;

/// <summary>The TypeScript client: typed by the document as it is, checked by the
/// compiler, and run by Node.js against the service.</summary>
public sealed class TypeScriptClientTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ApiSpecification.PathOfCommitted)!, ".."));
    static readonly string Client = Path.Combine(Root, "clients", "typescript");

    [Fact]
    public async Task The_client_takes_a_quarter_from_the_import_of_a_register_to_its_report()
    {
        Prerequisites.NeedsPrograms("Node.js 20 or newer with npm. Debian and Ubuntu: apt-get install nodejs npm", "node", "npm");
        using var editor = await app.Client(Role.Editor);
        await Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        await Run("npm", "run", "build");
        var said = await Run("node", Path.Combine("dist", "test", "quarter.js"), editor.BaseAddress!.AbsoluteUri,
            editor.DefaultRequestHeaders.Authorization!.Parameter!, Path.Combine(Root, "db", "samples"));
        said.ShouldContain("bytes of Word");
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Client,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {await output} {await errors}");
        return await output;
    }
}
