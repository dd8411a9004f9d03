using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Small files as councils' programs write them, where the machine has them.</summary>
static class SharedImports
{
    public static byte[] Content(string file)
    {
        if (RealRegister.SharedData() is { } data && Directory.Exists(Path.Combine(data, "imports")))
            return File.ReadAllBytes(Path.Combine(data, "imports", file));
        Assert.Skip("No folder shared/data/imports beside the repository, and RISKREGISTER_SHARED names none.");
        return [];
    }

    public static string Name(string file) => file[(file.LastIndexOf('/') + 1)..];
}
