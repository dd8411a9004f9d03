namespace RiskRegister.UseCases.Rounds;

/// <summary>What may be refused about rounds.</summary>
public static class RoundRefusals
{
    public static readonly RefusalKind NotFound =
        new("round_not_found", RefusalClass.NotFound, "No such round", "There is no round of 2017-18-Q3.");

    public static readonly RefusalKind Exists =
        new("round_exists", RefusalClass.Conflict, "The quarter has a round", "There is a round of 2017-18-Q3 already; move its dates.");

    public static readonly RefusalKind WrongState =
        new("round_wrong_state", RefusalClass.Conflict, "The round does not stand so", "The round of 2017-18-Q3 is closed.");

    public static readonly RefusalKind ResponseMissing = new("round_response_missing", RefusalClass.Conflict,
        "Entries have no response", "Two entries have no response yet: CR5, CR7.");

    public static readonly RefusalKind TaskState = new("round_task_state", RefusalClass.Conflict, "The entry does not stand so",
        "CR5 is outstanding: nobody has looked at it since the round opened.");

    public static readonly RefusalKind NotYourSignOff = new("not_your_sign_off", RefusalClass.Forbidden, "Another post signs this off",
        "Entries of Children's Services are signed off by Director of Children's Services.");
}
