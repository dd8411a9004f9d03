using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines of a cell of owners that only go on with the one above, for the column is narrow: "and Estates" below "Head of Property".
/// </summary>
internal static partial class OwnerLines
{
    /// <summary>The cell with a line for each owner.</summary>
    public static string Unbroken(string cell) => cell.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', Joined(cell, GoesOn).Select(owner => owner.TrimEnd(',', ' '))) : cell;

    /// <summary>The lines that are not blank, each with those below that belong to it.</summary>
    /// <param name="goesOn">Of what stands above, and a line, whether it belongs to that.</param>
    public static List<string> Joined(string cell, Func<string, string, bool> goesOn)
    {
        var lines = new List<string>();
        foreach (var line in cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && goesOn(lines[^1], line)) lines[^1] += $" {line}";
            else lines.Add(line);
        }

        return lines;
    }

    static bool GoesOn(string above, string line) => line[0] is '(' or '[' || OpenEnd().IsMatch(above) || BeginsWithin().IsMatch(line)
        || (above[^1] == ',' && !PeopleAndPosts.IsPost(line) && !PeopleAndPosts.IsPerson(line));

    [GeneratedRegex(@"\s(of|for|and|the|to|a|y)$|\s[&/–-]$", RegexOptions.ExplicitCapture)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"^(and|of|for|&)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex BeginsWithin();
}
