namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Chances that fall the same way again for the same seed (SplitMix64).</summary>
public sealed class Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>The dice of one throw among many: its chances do not depend on how many were thrown before it.</summary>
    public static Dice Of(int seed, int number) => new(unchecked(((ulong)(uint)seed << 32) + (uint)number));

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public bool OneIn(int chances) => Below(chances) == 0;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    ulong Next()
    {
        var mixed = unchecked(state += 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
