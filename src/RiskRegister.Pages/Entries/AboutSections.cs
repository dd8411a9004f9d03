using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>What the entry is about.</summary>
sealed class AboutSection : EntrySection
{
    public override string Name => "about";

    public override string Title => "What it is about";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
    [
        ("title", "Title"), ("description", "Description"), ("service", "Service"), ("types", "Types"), ("effects", "Effects"),
        ("response", "Response"), ("objectives", "Objectives"),
    ];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        put("title", [state.Title]);
        put("description", [state.Description ?? ""]);
        put("service", [state.Service ?? ""]);
        put("types", [.. state.Types]);
        put("effects", [string.Join('\n', state.Effects)]);
        put("response", [state.Response is { } response ? EnumNames.Of(response) : ""]);
        put("objectives", [.. state.Objectives]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        if (TextOrNothing(draft["title"]) is null) faults.Add("title", "Enter a title.");
        return new EntryPatch
        {
            Title = draft["title"].Trim(),
            Description = TextOrNothing(draft["description"]),
            Service = TextOrNothing(draft["service"]),
            Types = new Optional<IReadOnlyList<string>>(true, draft.All("types")),
            Effects = new Optional<IReadOnlyList<string>>(true, draft.Lines("effects")),
            Response = new Optional<EntryResponse?>(true,
                EnumNames.TryParse<EntryResponse>(draft["response"], out var response) ? response : null),
            Objectives = new Optional<IReadOnlyList<string>>(true, draft.All("objectives")),
        };
    }
}

/// <summary>Whose the entry is: one a line.</summary>
sealed class OwnersSection : EntrySection
{
    public override string Name => "owners";

    public override string Title => "Owners";

    public override bool IsForEditors => true;

    public override IReadOnlyList<(string Field, string Called)> Fields => [("owners", "Owners")];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put) =>
        put("owners", [string.Join('\n', state.Owners)]);

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults) =>
        new() { Owners = new Optional<IReadOnlyList<string>>(true, draft.Lines("owners")) };
}

/// <summary>Whether the entry is kept from press and public.</summary>
sealed class ExemptSection : EntrySection
{
    public override string Name => "exemption";

    public override string Title => "Exemption";

    public override bool IsForEditors => true;

    public override IReadOnlyList<(string Field, string Called)> Fields => [("paragraph", "Paragraph"), ("reason", "Reason")];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        put("paragraph", [state.Exempt?.Paragraph ?? ""]);
        put("reason", [state.Exempt?.Reason ?? ""]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var (paragraph, reason) = (TextOrNothing(draft["paragraph"]), TextOrNothing(draft["reason"]));
        if (paragraph is null && reason is null) return new EntryPatch { Exempt = new Optional<ExemptionPatch?>(true, null) };
        if (paragraph is null) faults.Add("paragraph", "Enter the paragraph of Schedule 12A that the entry is exempt under.");
        if (reason is null) faults.Add("reason", "Say why the entry is exempt.");
        return new EntryPatch { Exempt = new Optional<ExemptionPatch?>(true, new ExemptionPatch(paragraph ?? "", reason ?? "")) };
    }
}
