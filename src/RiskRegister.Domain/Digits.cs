using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>Numbers inside references and quarters.</summary>
static class Digits
{
    // int.TryParse alone forgives U+0000 after the digits.
    public static bool TryRead(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
