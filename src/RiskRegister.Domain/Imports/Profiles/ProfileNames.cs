using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What an import profile can be called: "quarterly-place", in small letters, digits and single hyphens.</summary>
public static partial class ProfileNames
{
    public const int Longest = 60;

    public static bool IsName(string name) => name.Length <= Longest && Name().IsMatch(name);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
