namespace RiskRegister.Domain.Imports;

/// <summary>The numbers that an import gives, none of which it names or the register has.</summary>
internal sealed class NumbersGiven(NextNumbers next)
{
    public NextNumbers Next { get; private set; } = next;

    public void Raise(EntryReference reference) => Next = Next.After(reference.Kind, reference.Number);

    /// <summary>The next of a kind; null where none is left.</summary>
    public EntryReference? Give(EntryKind kind)
    {
        var reference = new EntryReference(kind, Next.For(kind));
        if (reference.Number > EntryReference.HighestNumber) return null;
        Raise(reference);
        return reference;
    }
}
