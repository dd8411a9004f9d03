using System.Globalization;
using System.Text;

namespace RiskRegister.Benchmarks.Bulk;

/// <summary>A register as CSV: risks of about 2 KB with five controls and five actions each.</summary>
public static class ImportFile
{
    /// <summary>As many rows as stay below the largest file that is taken.</summary>
    public const int MostRows = 5000;

    const string Headings =
        "Ref,Risk title,Description,Type,Possible consequences,Current controls,Impact,Likelihood,Mitigating actions,Residual "
            + "score,Owner,Service,Direction of travel\n";
    const int Items = 5;

    static readonly string[] Words =
    [
        "council", "service", "budget", "children", "adults", "roads", "schools", "contract", "supplier", "staff", "training", "review",
            "demand", "income",
        "savings", "flood", "data", "systems", "network", "buildings", "depots", "vehicles", "waste", "libraries", "parks", "partners",
        "health", "carers",
    ];

    /// <summary>One import of so many rows, in as many files as that takes.</summary>
    public static IReadOnlyList<byte[]> Files(int rows) =>
        [.. Enumerable.Range(1, rows).Chunk(MostRows)
            .Select(numbers => Encoding.UTF8.GetBytes(Headings + string.Concat(numbers.Select(Row))))];

    public static MultipartFormDataContent Form(IReadOnlyList<byte[]> files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (index, file) in files.Index()) form.Add(new ByteArrayContent(file), "file", $"register {index + 1}.csv");
        return form;
    }

    static string Row(int number) => string.Create(CultureInfo.InvariantCulture,
        $"CR{number},{Text(number, 6)} "
            + $"{number},{Text(number + 1, 40)},Economic/Legal,\"{Lines(number, 12)}\",\"{Lines(number + 7, 14)}\",4,4,\""
            + $"{Lines(number + 13, 14)}\",4 x 3 = 12,Head of {Text(number % 200, 2)},{Text(number % 80, 1)},Level - "
            + $"{Text(number + 3, 12)}\n");

    static string Lines(int seed, int words) =>
        string.Join('\n', Enumerable.Range(0, Items).Select(item => $"- {Text(seed + (31 * item), words)}"));

    // Steps that share no divisor with the number of words: neighbours say different things.
    static string Text(int seed, int words) =>
        string.Join(' ', Enumerable.Range(1, words).Select(each => Words[((seed * 13) + (each * ((seed % 9) + 3))) % Words.Length]));
}
