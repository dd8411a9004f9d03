using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>Everything that is asked of a new entry. An owner's is of its own posts; an editor names whose it is.</summary>
public sealed class NewSection(EntryKind kind, Actor actor) : EntrySection
{
    static readonly EntrySection[] Parts = [new AboutSection(), new ControlsSection()];

    public override string Name => "new";

    public override string Title => kind == EntryKind.Risk ? "New risk" : "New opportunity";

    public EntryKind Kind => kind;

    public bool IsOfEditor => actor.IsEditor;

    /// <summary>The posts that an owner can propose it for.</summary>
    public IReadOnlyList<string> Posts => actor.Posts;

    public override IReadOnlyList<(string Field, string Called)> Fields => [];

    /// <summary>What an entry is before anybody has said anything.</summary>
    public static EntryState Blank(EntryKind kind) => new()
    {
        Id = Guid.Empty,
        Kind = kind,
        Status = EntryStatus.Proposed,
        Title = "",
        Score = new Score(Score.Lowest, Score.Lowest),
        ResidualScore = new Score(Score.Lowest, Score.Lowest),
    };

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        foreach (var part in Parts) part.Fill(state, action, put);
        put("kind", [EnumNames.Of(kind)]);
        put("status", ["open"]);
        put("owners", [string.Join('\n', actor.IsEditor ? [] : actor.Posts)]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var about = Parts[0].Patch(draft, state, faults);
        var owners = actor.IsEditor ? draft.Lines("owners") : draft.All("owners");
        if (owners.Count == 0 && !actor.IsEditor) faults.Add("owners", "Choose at least one post.");
        return about with
        {
            Controls = Parts[1].Patch(draft, state, faults).Controls,
            Score = Given(ScoresSection.ScoreOf(draft, "score", "the score", faults)),
            ResidualScore = Given(ScoresSection.ScoreOf(draft, "residual", "the residual score", faults)),
            Owners = new Optional<IReadOnlyList<string>>(true, owners),
        };
    }

    static Optional<ScorePatch> Given(ScorePatch? score) => score is null ? default : new Optional<ScorePatch>(true, score);
}
