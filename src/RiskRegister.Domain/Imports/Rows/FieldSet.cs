namespace RiskRegister.Domain.Imports;

/// <summary>Some of the fields of a row, of which there are no more than it has bits.</summary>
public readonly record struct FieldSet(ulong Bits)
{
    public bool Has(ImportField field) => (Bits & (1UL << (int)field)) != 0;

    public FieldSet With(ImportField field) => new(Bits | (1UL << (int)field));
}
