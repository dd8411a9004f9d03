using System.Globalization;
using System.Text;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>
/// A program that prints one page with nothing on it, whatever it is given: a real browser takes a second for each document, which is lost
/// where it is not looked into.
/// </summary>
public static class StandInBrowser
{
    static readonly string[] Objects =
    [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];

    const string Script = """
        #!/bin/sh
        for each; do
            case "$each" in
                --version) echo "Chromium 1.0" ;;
                --print-to-pdf=*) cp "${0%/*}/page.pdf" "${each#--print-to-pdf=}" ;;
            esac
        done
        """;

    static readonly Lazy<string> Made = new(Make);

    public static string Path => Made.Value;

    static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("riskregister-stand-in-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "page.pdf"), Pdf());
        var program = System.IO.Path.Combine(folder.FullName, "chromium");
        File.WriteAllText(program, Script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return program;
    }

    static string Pdf()
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new StringBuilder("0000000000 65535 f \n"));
        foreach (var (at, content) in Objects.Index())
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{content}\nendobj\n");
        }

        var (start, size) = (file.Length, Objects.Length + 1);
        return file.Append(CultureInfo.InvariantCulture,
            $"xref\n0 {size}\n{places}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF\n").ToString();
    }
}
