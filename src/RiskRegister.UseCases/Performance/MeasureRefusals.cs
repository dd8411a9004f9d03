namespace RiskRegister.UseCases.Performance;

/// <summary>What may be refused about measures.</summary>
public static class MeasureRefusals
{
    public static readonly RefusalKind NotFound =
        new("measure_not_found", RefusalClass.NotFound, "No such measure", "There is no measure PM99.");

    public static readonly RefusalKind ObservationNotFound =
        new("observation_not_found", RefusalClass.NotFound, "No such observation", "PM5 has no value for 2017-18-Q3.");

    public static readonly RefusalKind TargetNotFound =
        new("target_not_found", RefusalClass.NotFound, "No such target", "PM5 has no target from 2017-04-01.");

    public static readonly RefusalKind LinkNotFound =
        new("link_not_found", RefusalClass.NotFound, "Not linked", "PM5 is no measure of CR5.");

    public static readonly RefusalKind TooManyLinks =
        new("too_many_links", RefusalClass.Conflict, "Too many measures", "CR5 has 50 measures already.");

    public static readonly RefusalKind NotYours = new("not_your_measure", RefusalClass.Forbidden, "Not your measure",
        "PM5 belongs to Head of Libraries; you act for Head of Waste Management.");

    public static readonly RefusalKind Retired =
        new("measure_retired", RefusalClass.Conflict, "The measure has ended", "PM5 is retired; bring it back first.");

    public static readonly RefusalKind NotRetired =
        new("measure_not_retired", RefusalClass.Conflict, "The measure goes on", "PM5 is not retired.");

    public static readonly RefusalKind NumbersUsedUp =
        new("measure_numbers_used_up", RefusalClass.Conflict, "No number left", "Every number up to 999999 has been given.");

    public static readonly RefusalKind ImportRefused = new("measures_refused", RefusalClass.Invalid, "The tables cannot be imported",
        "2 cells cannot be read; nothing was stored.");
}
