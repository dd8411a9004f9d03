namespace RiskRegister.UseCases.Imports;

/// <summary>What may be refused about imports.</summary>
public static class ImportRefusals
{
    public static readonly RefusalKind Refused =
        new("import_refused", RefusalClass.Invalid, "The import was refused", "2 rows were refused, and nothing was stored.");
}
