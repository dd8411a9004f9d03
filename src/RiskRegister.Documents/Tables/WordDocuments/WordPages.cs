using System.Text;
using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>Reads what a Word document prints at the head and foot of its pages, or across them, every paragraph a line.</summary>
static class WordPages
{
    const int Deepest = 256;
    const int MostParts = 60;
    const int LongestLine = 1_000;

    public static IReadOnlyList<string> Lines(OfficePackage package, IEnumerable<Relationship> relationships)
    {
        var lines = new List<string>();
        foreach (var each in relationships.Where(each => each.Type is "header" or "footer").Take(MostParts))
        {
            if (each.Part is not { } part || !package.Has(part)) continue;
            using var reader = package.Open(part, Deepest);
            reader.OpenRoot();
            Read(reader, lines);
        }

        return lines;
    }

    static void Read(PartReader reader, List<string> lines)
    {
        var line = new StringBuilder();
        var isText = false;
        foreach (var step in reader.Steps())
        {
            if (step.Name is null && isText) reader.AppendTo(line, LongestLine);
            else if (step.Name == "t") isText = !step.IsEnd;
            else if (step.Name is "tab" or "br" && !step.IsEnd) line.Append(' ');
            else if (step is { Name: "textpath", IsEnd: false }) lines.Add(reader.LocalAttribute("string") ?? "");
            else if (step is { Name: "p", IsEnd: true }) EndLine();
        }

        EndLine();

        void EndLine()
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }
}
