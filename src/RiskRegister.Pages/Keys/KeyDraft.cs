using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Pages.Keys;

/// <summary>What was typed to make a key.</summary>
public sealed record KeyDraft(string Label, IReadOnlyList<string> Roles, string Owners, bool FullEdition, DateParts Expires)
{
    public static readonly KeyDraft Empty = new("", [], "", FullEdition: false, DateParts.None);

    public static KeyDraft Read(IFormCollection form) => new(
        form["label"].ToString().Trim(), [.. form["roles"].OfType<string>()],
        form["owners"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
        form["fullEdition"] == "yes", DateParts.Read(form, "expires"));

    /// <param name="faults">Gets what cannot be understood; the use case says the rest.</param>
    public KeyRights ToRights(RegisterSettings settings, FormFaults faults)
    {
        if (Label.Length == 0) faults.Add("label", "Say whom the key is for.");
        var roles = Roles.Select(name => EnumNames.TryParse<Role>(name, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();
        if (roles.Count == 0) faults.Add("roles", "Choose at least one role.");
        string[] owners = [.. Owners.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (roles.Contains(Role.Owner) && owners.Length == 0) faults.Add("owners", "Name at least one post that the role owner acts for.");
        var last = Expires.ToDay("expires", "The last day", faults);
        return new KeyRights(Label, roles, owners, FullEdition, last is { } day ? settings.StartOf(day.AddDays(1)) : null);
    }

    /// <summary>The field at which a fault is mended.</summary>
    public static string FieldOf(string path) => path.Split('[', '.')[0] switch
    {
        "roles" => "roles",
        "owners" => "owners",
        "expiresAt" => "expires",
        _ => "label",
    };

    public static string NameOf(string path) => FieldOf(path) switch
    {
        "roles" => "The roles",
        "owners" => "A post",
        "expires" => "The last day",
        _ => "The name",
    };
}
