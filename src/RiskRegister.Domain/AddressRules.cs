namespace RiskRegister.Domain;

/// <summary>What the address of a document that lies elsewhere must be, wherever one is kept: pages make links of it.</summary>
public static class AddressRules
{
    /// <summary>In characters.</summary>
    public const int Longest = 2_000;

    /// <summary>
    /// What is wrong with an address; null when nothing is. Letters of other scripts stand in it as an address escapes them, so that it
    /// leads where it seems to lead.
    /// </summary>
    public static string? Fault(string address)
    {
        const string Form = "must be an address that begins with https://, without a user's name in it";
        if (address.Length > Longest) return $"must have at most {Longest} characters";
        const string NotInAddresses = "\"<>\\^`{|}";
        return address.All(letter => letter is > ' ' and < '\x7f' && !NotInAddresses.Contains(letter, StringComparison.Ordinal))
            && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps
            && parsed.UserInfo.Length == 0 && parsed.Host.Length > 0 ? null : Form;
    }
}
