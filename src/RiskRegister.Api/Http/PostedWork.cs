namespace RiskRegister.Api.Http;

/// <summary>What a POST does to the database, which decides where it runs.</summary>
public enum PostedWork
{
    /// <summary>Statements that are planned for their values, in one transaction.</summary>
    Any,

    /// <summary>Entries found and written by their keys, in one transaction.</summary>
    OnEntries,

    /// <summary>The same, and only its last statement writes anything that a refusal would have to undo: that is transaction enough where no answer is kept.</summary>
    OneWrite,
}
