namespace RiskRegister.Documents.Tables.Packages;

/// <summary>Counts what a file inflates to while it inflates: what its headers say of that may be a lie.</summary>
sealed class InflationBudget(long bytes, string fileName, CancellationToken cancellation)
{
    readonly long limit = bytes;
    long left = bytes;

    public void Spend(int count)
    {
        cancellation.ThrowIfCancellationRequested();
        left -= count;
        if (left < 0)
            throw new RefusedException(
                TableFault.ContentTooLarge, $"The file inflates to more than {TableFile.Size(limit)}.", fileName);
    }
}
