using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>A part of an entry that is changed on one page: how its fields are filled, and what change they make.</summary>
public abstract class EntrySection
{
    static readonly EntrySection[] All =
    [
        new AboutSection(), new ScoresSection(), new ControlsSection(), new ControlSection(), new ActionSection(), new OwnersSection(),
        new ExemptSection(),
    ];

    /// <summary>As its address has it.</summary>
    public abstract string Name { get; }

    public abstract string Title { get; }

    /// <summary>Whether an entry's own owners may not change it.</summary>
    public virtual bool IsForEditors => false;

    /// <summary>Its fields, by name and by what people call them, in their order.</summary>
    public abstract IReadOnlyList<(string Field, string Called)> Fields { get; }

    public static EntrySection? Find(string name, Actor actor) =>
        Array.Find(All, section => section.Name == name && (actor.IsEditor || !section.IsForEditors));

    /// <summary>The item of the entry that an address names; null for a new one, and in a section that is not of one.</summary>
    public virtual int? ItemIn(EntryState state, IQueryCollection query) => null;

    /// <summary>Says what stands in each field.</summary>
    /// <param name="action">The action or control that is changed.</param>
    public abstract void Fill(EntryState state, int? action, Action<string, string[]> put);

    /// <summary>The change that a draft makes; what cannot be understood is among the faults.</summary>
    public abstract EntryPatch Patch(Draft draft, EntryState state, FormFaults faults);

    /// <summary>The field at which a fault of the entry is mended.</summary>
    public static string FieldOf(string path) => path.Split('[', '.')[0] switch
    {
        "types" => "types",
        "effects" => "effects",
        "controls" => path.Contains(".assurance", StringComparison.Ordinal) ? AssuranceFieldOf(path)
            : path.EndsWith("owner", StringComparison.Ordinal) ? "controlOwner" : "controls",
        "owners" => "owners",
        "score" => "score-impact",
        "residualScore" => "residual-impact",
        "targetScore" => "target-impact",
        "objectives" => "objectives",
        "directionOfTravel" => "narrative",
        "exempt" => path.EndsWith("reason", StringComparison.Ordinal) ? "reason" : "paragraph",
        "actions" => path[(path.LastIndexOf('.') + 1)..] switch
        {
            "owner" => "actionOwner",
            "progress" => "progress",
            _ => "text",
        },
        "" => Draft.NoteField,
        var name => name,
    };

    /// <summary>What people call what stands at a path.</summary>
    public static string NameOf(string path, RegisterLabels labels) => path.Split('[', '.')[0] switch
    {
        "score" => labels.Score,
        "residualScore" => labels.ResidualScore,
        "targetScore" => labels.TargetScore,
        "directionOfTravel" => "What is behind the direction",
        "changeNote" => "Why",
        "" => "The entry",
        "actions" => "The action",
        "exempt" => path.EndsWith("reason", StringComparison.Ordinal) ? "The reason" : "The paragraph",
        "controls" => "A line",
        "effects" => "A line",
        "owners" => "An owner",
        "types" => "A type",
        "objectives" => "An objective",
        "targetDate" => "The target date",
        var name => char.ToUpperInvariant(name[0]) + name[1..],
    };

    // "controls[2].assurance.first.by" is mended at "first-by".
    static string AssuranceFieldOf(string path)
    {
        var parts = path.Split('.');
        return parts is [.., var line, var member] ? $"{line}-{member}" : "controls";
    }

    protected static string? TextOrNothing(string text) => text.Trim() is { Length: > 0 } said ? said : null;

    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
