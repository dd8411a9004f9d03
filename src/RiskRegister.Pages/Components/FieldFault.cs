namespace RiskRegister.Pages.Components;

/// <summary>Something that is wrong with a field of a form.</summary>
/// <param name="Field">The id of what has to be mended.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
public sealed record FieldFault(string Field, string Message);

/// <summary>What is wrong with a form, in the order of its fields.</summary>
public sealed class FormFaults
{
    readonly List<FieldFault> faults = [];

    public bool Any => faults.Count > 0;

    public IReadOnlyList<FieldFault> All => faults;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Of(string field) => faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    public void Add(string field, string message)
    {
        if (Of(field) is null) faults.Add(new FieldFault(field, message));
    }

    /// <summary>One of several things that are wrong with one field.</summary>
    public void AddAlso(string field, string message) => faults.Add(new FieldFault(field, message));

    /// <summary>What a use case found, said at the fields that it is about.</summary>
    /// <param name="field">The field of a path, as "residualScore.impact".</param>
    /// <param name="name">What people call what stands at the path.</param>
    public void AddAll(Domain.Faults found, Func<string, string> field, Func<string, string> name)
    {
        foreach (var (path, messages) in found.All) Add(field(path), $"{name(path)} {messages[0]}{(messages[0].EndsWith('.') ? "" : ".")}");
    }
}
