using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A control as pages show it.</summary>
static class PrintedControl
{
    /// <summary>"Dams are inspected (partly effective; owner Head of Dams; first line: monthly walk, Head of Dams, 3 May 2016)".</summary>
    /// <param name="register">Whose settings say whether more than the text is printed, and when assurance is stale.</param>
    public static string Of(Control control, PrintableRegister register)
    {
        if (!register.Settings.Print.Assurance || !control.HasDetails) return control.Text;
        string[] details =
        [
            .. new[]
            {
                control.Effectiveness is { } effectiveness ? Capitals.Lower(effectiveness.Worded()) : null,
                control.Owner is { } owner ? $"owner {owner}" : null,
            }.OfType<string>(),
            .. control.Assurance is null ? [] : ControlAssurance.LineNames.Zip(control.Assurance.Lines)
                .Where(pair => pair.Second is not null).Select(pair => $"{pair.First} line: {Of(pair.Second!)}"),
            .. control.IsStale(register.Day, register.Settings.AssuranceMonths) ? (string[])["assurance stale"] : [],
        ];
        return $"{control.Text} ({string.Join("; ", details)})";
    }

    static string Of(LineAssurance line) =>
        string.Join(", ", new[] { line.What, line.By, line.On is { } on ? RegisterWording.Day(on) : null }.OfType<string>());
}
