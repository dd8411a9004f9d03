using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RiskRegister.Domain.Imports;

/// <summary>Counts the values of a file's scales.</summary>
internal sealed class ScaleTally
{
    const int MostValues = 200;
    const int LongestValue = 60;

    readonly Dictionary<string, Tallied> impacts = new(StringComparer.Ordinal);
    readonly Dictionary<string, Tallied> likelihoods = new(StringComparer.Ordinal);
    readonly Dictionary<string, Tallied> scores = new(StringComparer.Ordinal);

    public IReadOnlyList<AnalysedScale> Scales =>
    [
        .. Of("impact", impacts).Concat(Of("likelihood", likelihoods)).Concat(Of("score", scores))
            .OrderBy(scale => scale.Scale, StringComparer.Ordinal).ThenByDescending(scale => scale.Rows)
                .ThenBy(scale => scale.Value, StringComparer.Ordinal),
    ];

    public void Count(string product, string impact, string likelihood, StatedScore? score)
    {
        if (impact.Length > 0) Add(impacts, impact, score?.Impact, null);
        if (likelihood.Length > 0) Add(likelihoods, likelihood, null, score?.Likelihood);
        if (product.Length > 0) Add(scores, product, score?.Impact, score?.Likelihood);
    }

    /// <summary>Counts what was counted apart.</summary>
    public void Join(ScaleTally apart)
    {
        foreach (var (value, its) in apart.impacts) Add(impacts, value, its.Impact, its.Likelihood, its.Rows);
        foreach (var (value, its) in apart.likelihoods) Add(likelihoods, value, its.Impact, its.Likelihood, its.Rows);
        foreach (var (value, its) in apart.scores) Add(scores, value, its.Impact, its.Likelihood, its.Rows);
    }

    void Add(Dictionary<string, Tallied> values, string value, int? impact, int? likelihood, int rows = 1)
    {
        if (value.Length > LongestValue) return;
        ref var present = ref CollectionsMarshal.GetValueRefOrNullRef(values, value);
        if (!Unsafe.IsNullRef(ref present))
            present = new(present.Rows + rows, present.Impact ?? impact, present.Likelihood ?? likelihood);
        else if (impacts.Count + likelihoods.Count + scores.Count < MostValues)
            values.Add(value, new(rows, impact, likelihood));
    }

    static IEnumerable<AnalysedScale> Of(string scale, Dictionary<string, Tallied> values) =>
        values.Select(pair => new AnalysedScale(scale, pair.Key, pair.Value.Rows, pair.Value.Impact, pair.Value.Likelihood));

    readonly record struct Tallied(int Rows, int? Impact, int? Likelihood);
}
