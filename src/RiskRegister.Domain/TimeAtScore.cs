namespace RiskRegister.Domain;

/// <summary>For how many quarters an entry has had its present residual score.</summary>
public static class TimeAtScore
{
    /// <summary>How many registers before, without a break, had it; 0 where it moved since the last, or none had the entry.</summary>
    /// <param name="residual">The present residual score, 1–25.</param>
    /// <param name="earlier">That of each register before, oldest first.</param>
    public static int Of(int residual, IEnumerable<int> earlier) => earlier.Reverse().TakeWhile(each => each == residual).Count();

    /// <summary>"3 quarters".</summary>
    public static string Worded(int quarters) => $"{quarters} {Wording.Noun(quarters, "quarter", "quarters")}";
}
