namespace RiskRegister.Domain.Imports;

/// <summary>An item of a cell, with the lines below that belong to it: those that go on with it, and its owner, day and state.</summary>
/// <param name="written">Its first line.</param>
/// <param name="line">The same without the blanks around it.</param>
/// <param name="isMarked">Whether a number or bullet stands before it.</param>
internal sealed class BrokenItem(string written, string line, bool isMarked)
{
    /// <summary>Of a line that says owner, day or state.</summary>
    public const int LongestAddition = 60;

    string text = written.TrimEnd();
    string? owner;
    string? day;
    string? state;
    readonly bool isLabelled = ActionBeginning.IsLabelled(line);

    public string Last { get; private set; } = line;

    /// <summary>The first line, without a number or bullet.</summary>
    public string First { get; } = ItemLines.WithoutNumber(ItemLines.Read(line));

    public bool BeginsWithVerb => LineWords.BeginsWithVerb(First) && First.Contains(' ', StringComparison.Ordinal);

    public bool IsMarked => isMarked;

    public bool BeginsSmall => char.IsLower(First.FirstOrDefault());

    public bool IsBracketOpen => text.AsSpan().Count('(') > text.AsSpan().Count(')');

    public bool HasMore => owner is not null || day is not null || state is not null;

    public void GoOn(string more)
    {
        var isHyphened = Last[^1] == '-' && Last is [.., not ' ', _];
        (text, Last) = (isHyphened ? text + more : $"{text} {more}", more);
    }

    /// <summary>Takes what a line says more of the item, and nothing else; whether it does.</summary>
    public bool Add(string more, string next, bool isAction)
    {
        var end = more.TrimEnd(' ', '.');
        var isBracketed = end is ['(' or '[', .., ')' or ']'];
        var isPerson = isBracketed || (PeopleAndPosts.IsPerson(end) && !PeopleAndPosts.IsPerson(Last)
            && ActionText.OwnerAndDay(next) is (null, _));
        var areSeveral = PeopleAndPosts.IsSurelyOne(end) && PeopleAndPosts.IsSurelyOne(next);
        if (isAction && !areSeveral && !ActionBeginning.IsLabelled(more) && end.Length is > 0 and <= LongestAddition
            && Says(isBracketed ? end[1..^1].Trim() : end, isPerson)) return true;
        if (!isBracketed || HasMore || !end.Any(char.IsLetter)) return false;
        GoOn(more);
        return true;
    }

    bool Says(string more, bool mayBeAPerson)
    {
        if (ActionText.OwnerAndDay(more) is var (who, due))
        {
            if (day is not null || (who is not null && (owner is not null || !IsOwner(who, mayBeAPerson)))) return false;
            (owner, day) = (who ?? owner, RegisterWording.Day(due));
            return true;
        }

        if (IsOwner(more, mayBeAPerson))
        {
            if (owner is not null || PeopleAndPosts.IsSurelyOne(ItemLines.Read(Last))) return false;
            owner = more;
            return true;
        }

        if (state is not null || ActionState.Of(more) is not { IsSure: true }) return false;
        state = more;
        return true;
    }

    static bool IsOwner(string who, bool mayBeAPerson) =>
        PeopleAndPosts.IsSurelyOne(who) || (mayBeAPerson && PeopleAndPosts.IsPerson(who));

    // As it is surely read: in brackets, else behind labels.
    public string Whole
    {
        get
        {
            if (!HasMore) return text;
            var said = string.Join(", ", new[] { owner, day, state }.OfType<string>());
            var whole = $"{text} ({said})";
            var read = ActionText.Read(whole);
            if (!isLabelled && (owner is null || read.Owner.IsGiven) && (day is null || read.DueOn.IsGiven)) return whole;
            return string.Join("; ", new[]
            {
                text, owner is null ? null : $"Owner: {owner}", day is null ? null : $"Due: {day}",
                state is null ? null : $"Status: {state}",
            }.OfType<string>());
        }
    }
}
