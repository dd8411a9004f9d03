namespace RiskRegister.UseCases.Keys;

/// <summary>What may be refused about access keys.</summary>
public static class KeyRefusals
{
    public static readonly RefusalKind NotFound =
        new("key_not_found", RefusalClass.NotFound, "No such key", "There is no key q3kPz0aVb7Xe.");

    public static readonly RefusalKind LastOfAdministrators =
        new("last_admin_key", RefusalClass.Conflict, "The last key of an administrator",
        "Without q3kPz0aVb7Xe no administrator could sign in with a key; make another first.");

    public static readonly RefusalKind Ended =
        new("key_ended", RefusalClass.Conflict, "The key has ended", "q3kPz0aVb7Xe was revoked or has expired.");
}
