namespace RiskRegister.UseCases.Storage;

/// <summary>The action after which a page of a list begins.</summary>
/// <param name="Position">Where its entry stands in register order.</param>
/// <param name="Entry">The id of its entry.</param>
/// <param name="Action">Its id within that entry.</param>
public sealed record ActionPlace(long Position, Guid Entry, int Action);
