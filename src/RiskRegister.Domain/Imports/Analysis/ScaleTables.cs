namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks once what all values of a scale are that goes to 10 or 100, or is of shares, bands or sums of money. Which step each is may be
/// proposed, and is never taken without an answer.
/// </summary>
internal sealed class ScaleTables(Decisions decisions)
{
    const int LeastFigures = 2;
    const int LeastBands = 3;
    const int MostBands = 12;

    // " = 1; "
    const int LengthOfStep = 6;

    // A scale that goes to 10 has a 9 or a 10 somewhere; one that ends with 8 may as well go to 8.
    const int LeastOfTen = 9;

    /// <param name="met">The values of all rows.</param>
    /// <param name="said">What is said of single values, which asks on about single ones.</param>
    public void Ask(IReadOnlyList<AnalysedScale> met, ScaleMapping said)
    {
        foreach (var (scale, steps) in new[] { ("impact", said.Impact), ("likelihood", said.Likelihood) })
        {
            if (steps.Count > 0) continue;
            Value[] all = [.. met.Where(each => each.Scale == scale).Select(Value.Of)];
            var values = Array.FindAll(all, value => !value.IsWord);
            if (!Array.Exists(values, value => value.IsBand) || values.Any(value => !value.IsBand && value.IsBest is null)) continue;
            if (Array.TrueForAll(values, value => value.IsWholeFigure) && decisions.IsAsked(ScaleQuestions.BeyondOf(scale)))
                OfferFifths(scale, values);
            else
                AskOf(scale, values, all.Length - values.Length);
        }
    }

    // A single figure beyond the matrix is more often a mistake.
    void OfferFifths(string scale, Value[] values)
    {
        var figures = Array.ConvertAll(values, value => value.Band.Low);
        var highest = figures.Max();
        if (figures.Count(figure => figure > Score.Highest) < LeastFigures || figures.Min() < Score.Lowest) return;
        var whole = highest <= WholeScale.Ten.Top ? WholeScale.Ten : WholeScale.Hundred;
        if (highest > whole.Top) return;
        decisions.Offer(ScaleQuestions.BeyondOf(scale), whole.Choice, isProposed: whole == WholeScale.Ten && highest >= LeastOfTen);
    }

    // Words of the matrix beside them are steps of the same scale.
    void AskOf(string scale, Value[] values, int words)
    {
        var ids = values.Select(value => ScaleQuestions.IdOf(scale, value.Text)).Append(ScaleQuestions.BeyondOf(scale)).ToHashSet();
        var asked = decisions.Questions.Where(question => ids.Contains(question.Id)).ToArray();
        if (asked.Length == 0) return;
        Array.Sort(values, (one, other) => one.Place.CompareTo(other.Place));
        var (choices, proposed) = ChoicesOf(values, words);
        if (choices.Length == 0 || ScaleQuestions.BeyondSaid(decisions.Mapping, scale) == ScaleQuestions.EachFigure) return;
        foreach (var question in asked) decisions.Withdraw(question.Id);
        decisions.Ask(ScaleQuestions.OfAll(scale, [.. values.Select(value => value.Text)], choices, proposed, asked[0]));
    }

    static (QuestionChoice[] Choices, string? Proposed) ChoicesOf(Value[] values, int words)
    {
        var groups = values.GroupBy(value => value.Place).ToArray();
        var bands = values.Where(value => value.IsBand).Select(value => value.Band).Distinct().ToArray();
        var hasEnds = bands.Length < groups.Length;

        // Which of two words is the lower one, their order does not tell.
        if (Array.Exists(groups, group => !group.First().IsBand && group.DistinctBy(value => TextKey.Of(value.Text)).Count() > 1))
            return ([], null);
        if (Array.Exists(bands, band => band.Unit != bands[0].Unit)) return ([], null);
        if (!hasEnds && WholeScale.OfShares(bands[0].Unit) is { } whole && Array.TrueForAll(bands, band => band.IsFigure))
            return bands.Length >= LeastFigures && bands[^1].High <= whole.Top ? ([whole.Choice], null) : ([], null);

        var areSteps = bands[0].Unit == ScaleUnit.Figure && Array.Exists(bands, band => band.High > WholeScale.One.Top && !band.IsOpen);
        if (areSteps || groups.Length < LeastFigures || groups.Length + words < LeastBands || groups.Length > MostBands) return ([], null);
        string[][] texts = [.. groups.Select(group => group.Select(value => value.Text).DistinctBy(TextKey.Of).ToArray())];
        if (texts.Sum(each => each.Sum(text => text.Length + LengthOfStep)) > MappingRules.Heading) return ([], null);
        QuestionChoice[] tables = [.. ScaleTable.InOrder(texts)];
        return (tables, tables is [var only] && bands.Length == Score.Highest && AreAll(bands) ? only.Value : null);
    }

    // Five bands of which each goes on where the one before ends, from the lowest to the highest that there can be.
    static bool AreAll(ScaleBand[] bands)
    {
        var highest = WholeScale.OfShares(bands[0].Unit)?.Top ?? decimal.MaxValue;
        return bands[0].Low <= 1 && (bands[^1].IsOpen || bands[^1].High >= highest)
            && bands.Zip(bands.Skip(1)).All(pair => pair.First.IsFollowedBy(pair.Second));
    }

    /// <param name="IsWord">"Major" is a step, whatever else the scale has.</param>
    readonly record struct Value(string Text, ScaleBand Band, bool IsBand, bool IsWord)
    {
        /// <summary>Whether a word that the matrix has not is the best of a scale, or the worst; null of any other.</summary>
        public bool? IsBest => IsBand || IsWord ? null : ScaleWords.IsBest(Text);

        /// <summary>Where it stands in its scale: the best below all bands, and the worst above.</summary>
        public (int End, decimal Low, decimal High) Place =>
            (IsBand ? 0 : IsBest == true ? -1 : 1, IsBand ? Band.Low : 0, IsBand ? Band.High : 0);

        public bool IsWholeFigure => IsBand && Band is { IsFigure: true, Unit: ScaleUnit.Figure } && decimal.IsInteger(Band.Low);

        public static Value Of(AnalysedScale met)
        {
            var band = ScaleBand.Of(met.Value);
            return new Value(met.Value, band ?? default, band is not null, band is null && (met.Impact ?? met.Likelihood) is not null);
        }
    }
}
