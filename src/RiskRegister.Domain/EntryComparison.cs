namespace RiskRegister.Domain;

/// <summary>Compares two states of an entry by content, lists item by item.</summary>
public static class EntryComparison
{
    /// <summary>Whether nothing that is stored differs.</summary>
    public static bool SameAs(this EntryState state, EntryState other) =>
        state.Id == other.Id
        && state.Kind == other.Kind
        && state.LastControlId == other.LastControlId
        && state.LastActionId == other.LastActionId
        && state.FieldsChangedSince(other).Count == 0;

    /// <summary>The fields that differ, named and ordered as in an entry's JSON.</summary>
    public static IReadOnlyList<string> FieldsChangedSince(this EntryState state, EntryState before)
    {
        var changed = new List<string>();
        Compare("reference", state.Reference == before.Reference);
        Compare("sourceReference", state.SourceReference == before.SourceReference);
        Compare("status", state.Status == before.Status);
        Compare("title", state.Title == before.Title);
        Compare("description", state.Description == before.Description);
        Compare("service", state.Service == before.Service);
        Compare("types", state.Types.SequenceEqual(before.Types, StringComparer.Ordinal));
        Compare("effects", state.Effects.SequenceEqual(before.Effects, StringComparer.Ordinal));
        Compare("controls", state.Controls.SequenceEqual(before.Controls));
        Compare("actions", state.Actions.SequenceEqual(before.Actions));
        Compare("score", state.Score == before.Score);
        Compare("residualScore", state.ResidualScore == before.ResidualScore);
        Compare("targetScore", state.TargetScore == before.TargetScore);
        Compare("targetDate", state.TargetDate == before.TargetDate);
        Compare("response", state.Response == before.Response);
        Compare("objectives", state.Objectives.SequenceEqual(before.Objectives, StringComparer.Ordinal));
        Compare("owners", state.Owners.SequenceEqual(before.Owners, StringComparer.Ordinal));
        Compare("directionOfTravel", state.Direction == before.Direction);
        Compare("level", state.Move == before.Move);
        Compare("exempt", state.Exempt == before.Exempt);
        Compare("closure", SameClosure(state.Closure, before.Closure));
        Compare("reviewedAt", state.ReviewedAt == before.ReviewedAt);
        return changed;

        void Compare(string field, bool same)
        {
            if (!same) changed.Add(field);
        }
    }

    static bool SameClosure(Closure? one, Closure? other) => one is null || other is null
        ? one is null && other is null
        : one with { ReplacedBy = [] } == other with { ReplacedBy = [] } && one.ReplacedBy.SequenceEqual(other.ReplacedBy);
}
