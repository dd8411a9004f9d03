namespace RiskRegister.UseCases.Imports;

/// <summary>What may be refused about imports.</summary>
public static class ImportRefusals
{
    public static readonly RefusalKind Refused =
        new("import_refused", RefusalClass.Invalid, "The import was refused", "2 rows were refused, and nothing was stored.");

    public static readonly RefusalKind MappingNeeded = new("mapping_needed", RefusalClass.Conflict, "The import has questions",
        "Nothing was stored. There are three scores: which are the score before the actions, and the residual score after them?");

    public static readonly RefusalKind MappingInvalid = new("mapping_invalid", RefusalClass.Invalid, "The mapping is wrong",
        "tables[0].columns[3].order: the value is none that is allowed.");

    public static readonly RefusalKind ProfileNotFound =
        new("profile_not_found", RefusalClass.NotFound, "No such import profile", "There is no import profile \"registre\".");

    public static readonly RefusalKind NoWorkbook = new("no_workbook", RefusalClass.Invalid, "Comments need one workbook",
        "register.csv: Only an .xlsx workbook can come back with comments in its cells.");

    public static readonly RefusalKind ProfileShips = new("profile_ships", RefusalClass.Conflict,
        "The import profile comes with the service",
        "\"opengrc\" comes with the service and stays as it is: keep yours under another name.");

    public static readonly RefusalKind ProfilesFull = new("profiles_full", RefusalClass.Conflict, "There are too many import profiles",
        "200 import profiles are kept, which is as many as there can be: remove one first.");
}
