using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads scores: "16", "4 x 4 = 16", "16 (4 x 4)", "L4 I4", with or without a band's name, and steps of the scales. Nothing is stretched:
/// what is no step of the matrix is read by the mapping's scales or not at all.
/// </summary>
internal sealed partial class ScoreText
{
    internal const int LongestScore = 100;

    readonly ScoreFigures figures;
    readonly FactorScale impacts;
    readonly FactorScale likelihoods;
    readonly Dictionary<string, ScaleCell> scoreCells;
    readonly GridSquares squares;
    readonly HashSet<string> unscored = new(StringComparer.Ordinal);

    // What cells mean, as long as nothing has shown that the scale is another.
    readonly RememberedCells<Reading> remembered;
    (bool HasOwnProducts, bool HasOwnImpacts, bool HasOwnLikelihoods, FactorOrder? Order, bool IsAssumed) rememberedBy;

    // A product beyond the matrix may make all of them products of another scale: 20 of 100 is no 20 of 25.
    readonly bool hasOwnProducts;
    readonly bool? areMistakes;

    public ScoreText(MatrixSettings matrix, ImportMapping mapping)
    {
        remembered = new(cell => ReadExpression(cell, rememberedBy.Order, rememberedBy.IsAssumed));
        figures = new ScoreFigures(matrix);
        impacts = ScaleOf("impact", mapping.Scales.Impact, matrix.RiskImpact, matrix.OpportunityImpact);
        likelihoods = ScaleOf("likelihood", mapping.Scales.Likelihood, matrix.Likelihood);
        scoreCells = FactorScale.Folded(mapping.Scales.Score);
        squares = new GridSquares(mapping);
        foreach (var (id, answer) in mapping.Answers)
        {
            var (impact, likelihood, score) = (ScaleQuestions.ValueIn(id, "impact"), ScaleQuestions.ValueIn(id, "likelihood"),
                ScaleQuestions.ValueIn(id, "score"));
            if (answer == ScaleQuestions.None && (impact ?? likelihood ?? score) is { } none) unscored.Add(none);
            if (impact is not null && StepOf(answer) is { } height) impacts.Answer(impact, height);
            else if (likelihood is not null && StepOf(answer) is { } chance) likelihoods.Answer(likelihood, chance);
            else if (score is not null && CellOf(answer) is { } cell) scoreCells.TryAdd(score, cell);
        }

        foreach (var (word, step) in ScaleQuestions.OrderedWords(mapping, "impact")) impacts.Answer(word, step);
        foreach (var (word, step) in ScaleQuestions.OrderedWords(mapping, "likelihood")) likelihoods.Answer(word, step);
        if (mapping.Answers.Any(each => each.Value == ScaleQuestions.EachFigure
            && each.Key.StartsWith(ScaleQuestions.OwnScale, StringComparison.Ordinal)))
        {
            impacts.IsOwn = likelihoods.IsOwn = true;
            hasOwnProducts = true;
        }

        areMistakes = ScaleQuestions.AreMistakes(mapping, "score");
        hasOwnProducts |= areMistakes is { } said ? !said
            : scoreCells.Keys.Any(ScoreFigures.IsBeyond);

        FactorScale ScaleOf(string scale, IReadOnlyDictionary<string, int> mapped, params IReadOnlyList<string>[] names)
        {
            var answer = ScaleQuestions.BeyondSaid(mapping, scale);
            var made = new FactorScale(
                mapped, ScaleQuestions.AreMistakes(mapping, scale), ScaleQuestions.HasOwnNames(mapping, scale), names)
            {
                HasOwnWords = ScaleQuestions.AreOwnWords(mapping, scale),
                Whole = WholeScale.Of(answer),
            };
            foreach (var (value, step) in ScaleTable.Of(answer)) made.Answer(TextKey.Of(value), step);
            return made;
        }

        static int? StepOf(string answer) => answer is [>= '1' and <= '5'] ? answer[0] - '0' : null;
    }

    /// <summary>The tables with the answers in them.</summary>
    public ScaleMapping Scales => new() { Impact = impacts.Table, Likelihood = likelihoods.Table, Score = scoreCells };

    public void Join(ScoreText apart)
    {
        impacts.Join(apart.impacts);
        likelihoods.Join(apart.likelihoods);
    }

    /// <summary>Asks about scales of which the matrix has some words and not others.</summary>
    public void AskAboutWords(string table, IReadOnlyList<ScaleKey> keys, Decisions decisions)
    {
        new WordedScales("impact", impacts, likelihoods, keys.FirstOrDefault(key => key.Field == ImportField.Impact)).Ask(table, decisions);
        new WordedScales("likelihood", likelihoods, impacts, keys.FirstOrDefault(key => key.Field == ImportField.Likelihood))
            .Ask(table, decisions);
    }

    /// <summary>Whether it was answered that what a cell says is no score.</summary>
    public bool IsUnscored(string cell) => unscored.Count > 0 && unscored.Contains(TextKey.Of(cell));

    /// <summary>Whether the mapping or an answer says what a cell means.</summary>
    public bool IsMapped(string cell) => (scoreCells.Count > 0 || impacts.Table.Count > 0 || likelihoods.Table.Count > 0)
        && TextKey.Of(cell) is var key
        && (scoreCells.ContainsKey(key) || impacts.Table.ContainsKey(key) || likelihoods.Table.ContainsKey(key));

    /// <summary>The steps of an impact and a likelihood, as far as they are known.</summary>
    public (int? Impact, int? Likelihood) StepsOf(string impact, string likelihood) =>
        (impacts.Read(impact, likelihoods).Factor, likelihoods.Read(likelihood, impacts).Factor);

    /// <summary>"4 x 5" as a choice has it: impact first.</summary>
    public static ScaleCell? CellOf(string answer) =>
        answer is [>= '1' and <= '5', ' ', 'x', ' ', >= '1' and <= '5'] ? new ScaleCell(answer[0] - '0', answer[4] - '0') : null;

    /// <summary>The score that the cells of one row state; neither a score nor a fault when all are blank.</summary>
    /// <param name="product">The cell that has the product or all of it, blank when there is none.</param>
    /// <param name="order">Which factor stands first in "5 x 2"; null where the file does not say it.</param>
    /// <param name="isAssumed">The order is that of other columns.</param>
    public Reading Read(string product, string impact, string likelihood, FactorOrder? order, bool isAssumed = false)
    {
        var stated = new Reading();
        if (!string.IsNullOrWhiteSpace(product)) stated = ReadProduct(product, order, isAssumed);
        var hasFactors = !string.IsNullOrWhiteSpace(impact) || !string.IsNullOrWhiteSpace(likelihood);
        if (!hasFactors) return stated;

        // Beside both factors a code or a word says nothing more, and a figure that is no product is asked about by its factors.
        var isBeside = stated.Fault is ImportCodes.ScoreUnreadable or ImportCodes.ScoreImpossible
            && !string.IsNullOrWhiteSpace(impact) && !string.IsNullOrWhiteSpace(likelihood);
        if (stated.Fault is not null && !isBeside) return stated;
        var (givenImpact, impactFault) = impacts.Read(impact, likelihoods);
        var (givenLikelihood, likelihoodFault) = likelihoods.Read(likelihood, impacts);
        if (impactFault is not null)
        {
            return new Reading(Fault: impactFault, Scale: "impact", Value: impact.Trim())
            {
                LikelihoodFault = likelihoodFault,
                Likelihood = likelihood.Trim(),
            };
        }

        if (likelihoodFault is not null) return new Reading(Fault: likelihoodFault, Scale: "likelihood", Value: likelihood.Trim());
        if (!isBeside) return Agreed(stated, givenImpact, givenLikelihood);
        var isOwnFigure = stated.Fault == ImportCodes.ScoreImpossible && !impacts.HasOwnSteps && !likelihoods.HasOwnSteps;
        return isOwnFigure
            ? new Reading(Fault: ImportCodes.ScoreDisagrees, Value: product.Trim())
            : Agreed(new Reading(), givenImpact, givenLikelihood) with
            {
                HasOtherProduct = stated.Fault == ImportCodes.ScoreImpossible || IsFigure(product),
            };
    }

    // "63.71", which no two steps make.
    static bool IsFigure(string product) =>
        decimal.TryParse(product.AsSpan().Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    Reading Agreed(Reading said, int? impact, int? likelihood)
    {
        // A file's own scale has products of its own, which say nothing here.
        var stated = said.Score;
        var isOwnProduct = (impacts.HasOwnSteps || likelihoods.HasOwnSteps) && impact is not null && likelihood is not null;
        if (isOwnProduct) stated = null;

        // One factor and the product give the other.
        if (stated is not null)
        {
            if (likelihood is null && impact is { } height && stated.Value % height == 0) likelihood = stated.Value / height;
            else if (impact is null && likelihood is { } chance && stated.Value % chance == 0) impact = stated.Value / chance;
        }

        if (impact is null || likelihood is null)
            return new Reading(Fault: stated is null ? ImportCodes.ScoreUnreadable : ImportCodes.ScoreDisagrees);
        var score = new StatedScore(impact.Value * likelihood.Value, impact, likelihood);

        // The two columns say which of "5 x 2" is which, where the heading does not.
        var agrees = stated is null || (stated.Value == score.Value && (stated.Impact is null || stated == score
            || (said.IsOrderAssumed && (stated.Impact, stated.Likelihood) == (likelihood, impact))));
        var isOnMatrix = new Score(impact.Value, likelihood.Value).IsOnMatrix;
        var isOther = isOwnProduct && said.Score is { } own && own.Value != score.Value;
        if (agrees && isOnMatrix) return new Reading(score) { HasOtherProduct = isOther };
        return new Reading(Fault: ImportCodes.ScoreDisagrees)
        {
            Disagreeing = isOnMatrix && stated is { Impact: null } ? score with { Value = stated.Value, Disagrees = true } : null,
        };
    }

    // What nearly every register has, without the cost of an expression; what else there is, there is again and again.
    Reading ReadProduct(string cell, FactorOrder? order, bool isAssumed)
    {
        if (scoreCells.Count == 0 && ScoreFigures.IsProduct(cell, out var bare)) return Bare(bare, cell);
        var scale = (hasOwnProducts, impacts.IsOwn, likelihoods.IsOwn, order, isAssumed);
        if (scale != rememberedBy) remembered.Forget();
        rememberedBy = scale;
        return remembered.Of(cell);
    }

    Reading ReadExpression(string cell, FactorOrder? order, bool isAssumed)
    {
        if (scoreCells.Count > 0 && scoreCells.TryGetValue(TextKey.Of(cell), out var own))
            return Whole(own.Impact, own.Likelihood, null, cell);
        if (cell.Length > LongestScore) return Unreadable(cell);
        var line = CellText.OnOneLine(cell);
        if (DateLike().IsMatch(line)) return new Reading(Fault: ImportCodes.ScoreIsDate);
        var tokens = ScoreTokens.Of(line);
        if (NamedFactors.Read(tokens) is { } named)
            return named.IsClear ? Whole(named.Impact, named.Likelihood, named.Product, cell) : Unreadable(cell);
        if (WordedFactors.Read(tokens, impacts, likelihoods, order) is { } worded)
            return worded is (0, 0) ? new Reading(Fault: ImportCodes.ScoreDisagrees) : Whole(worded.Impact, worded.Likelihood, null, cell);
        if ((InWords(line, order) ?? WithGrade(line, order)) is { } words) return words;
        if (GridSquares.IsSquare(line))
            return squares.Read(line) is { } square ? new Reading(square, Scale: "score", Value: cell) : Unreadable(cell);
        var isOrderSaid = order is not null && !isAssumed;
        if (figures.Read(line, isOrderSaid) is not var (product, factors)) return Unreadable(cell);
        if (factors is not var (first, second)) return Bare(product!.Value, cell);
        var (impact, likelihood) = order == FactorOrder.LikelihoodFirst ? (second, first) : (first, second);
        return Whole(impact, likelihood, product, cell) with { IsOrderAssumed = !isOrderSaid && first != second };
    }

    // "Moderate / Unlikely": which is which, the words say, else the heading; of a word that no scale has, it is asked what it is.
    Reading? InWords(string line, FactorOrder? order)
    {
        if (FactorsInWords().Match(line) is not { Success: true } match) return null;
        var (first, second) = (match.Groups["first"].Value.Trim(), match.Groups["second"].Value.Trim());
        var isImpactFirst = impacts.Knows(first) || likelihoods.Knows(second);
        var isLikelihoodFirst = likelihoods.Knows(first) || impacts.Knows(second);
        if (isImpactFirst == isLikelihoodFirst)
        {
            // "Critical / Remote", of which the matrix may have neither.
            var isClear = match.Groups["clear"].Success;
            var (may, mayTurned) = (isClear && AreFactors(first, second), isClear && AreFactors(second, first));
            var areSteps = isImpactFirst || may || mayTurned || (isClear && IsStep(first) && IsStep(second));
            if (!areSteps || (order is null && may == mayTurned)) return null;
            isImpactFirst = may == mayTurned ? order == FactorOrder.ImpactFirst : may;
        }

        return Read("", isImpactFirst ? first : second, isImpactFirst ? second : first, order);

        // "High / Medium", and not "High / Red".
        static bool IsStep(string word) => TextKey.Of(word) is var key && (key is "h" or "m" or "l" || ColumnSample.IsStepWord(key));
    }

    static bool AreFactors(string impact, string likelihood) =>
        WordedScales.IsOfImpacts(TextKey.Of(impact)) && WordedScales.IsOfLikelihoods(TextKey.Of(likelihood));

    /// <summary>Whether a cell names both factors of a score: "Impact 2 x Likelihood 4 = 8", "Major / Rare".</summary>
    public static bool NamesFactors(string cell)
    {
        if (cell.Length > LongestScore) return false;
        var line = CellText.OnOneLine(cell);
        if (NamedFactors.Read(ScoreTokens.Of(line)) is not null) return true;
        if (Graded().Match(line) is { Success: true } graded) line = graded.Groups["factors"].Value;
        if (FactorsInWords().Match(line) is not { Success: true } match) return false;
        var (first, second) = (match.Groups["first"].Value.Trim(), match.Groups["second"].Value.Trim());
        return AreFactors(first, second) || AreFactors(second, first);
    }

    // "Major / Likely / High", "Likely / Major = Extreme (20)": the factors, and what they make together.
    Reading? WithGrade(string line, FactorOrder? order)
    {
        if (Graded().Match(line) is not { Success: true } graded || !figures.IsBand(graded.Groups["band"].Value)) return null;
        if (InWords(graded.Groups["factors"].Value.Trim(), order) is not { } words) return null;
        return graded.Groups["product"] is { Success: true } product && words.Score is { } score
            && int.Parse(product.ValueSpan, CultureInfo.InvariantCulture) != score.Value
            ? new Reading(Fault: ImportCodes.ScoreDisagrees) : words;
    }

    // Factors, by the mapping's scales where there are any; a product given must be theirs, in the file's own figures.
    Reading Whole(int impact, int likelihood, int? product, string cell)
    {
        if (product is not null && product != (long)impact * likelihood) return new Reading(Fault: ImportCodes.ScoreDisagrees);
        if (impacts.StepOf(impact) is not { } height)
            return new Reading(Fault: ImportCodes.ScoreImpossible, Scale: "impact", Value: impact.ToString(CultureInfo.InvariantCulture));
        if (likelihoods.StepOf(likelihood) is not { } chance)
            return new Reading(
                Fault: ImportCodes.ScoreImpossible, Scale: "likelihood", Value: likelihood.ToString(CultureInfo.InvariantCulture));
        return new Reading(new StatedScore(height * chance, height, chance), Scale: "score", Value: cell);
    }

    Reading Bare(int product, string cell)
    {
        if (scoreCells.TryGetValue(product.ToString(CultureInfo.InvariantCulture), out var own))
            return Whole(own.Impact, own.Likelihood, null, cell);
        return StatedScore.IsPossible(product) && !hasOwnProducts
            ? new Reading(new StatedScore(product))
            : new Reading(Fault: ImportCodes.ScoreImpossible, Scale: "score", Value: cell.Trim());
    }

    /// <summary>Whether it is to be asked what a figure that the matrix has not makes of the others of its scale.</summary>
    public bool IsUnclear(string scale, string value) => scale switch
    {
        "impact" => impacts.IsUnclear(value),
        "likelihood" => likelihoods.IsUnclear(value),
        _ => areMistakes is null && !hasOwnProducts && ScoreFigures.IsBeyond(value),
    };

    static Reading Unreadable(string cell) => new(Fault: ImportCodes.ScoreUnreadable, Scale: "score", Value: CellText.OnOneLine(cell));

    [GeneratedRegex(@"^(?<first>\p{L}[\p{L} \-]*?)\s*((?<clear>/|&|[x×]\s)|,|;|\s[–—-]\s|\sand\s)\s*(?<second>\p{L}[\p{L} \-]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex FactorsInWords();

    [GeneratedRegex(@"^(?<factors>\p{L}[\p{L} \-]*(/|[x×])[\p{L} \-]*\p{L})\s*[/=:]\s*(?<band>\p{L}[\p{L} ]*?)"
        + @"(\s*[(\[]?\s*(?<product>[0-9]{1,2})\s*[)\]]?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Graded();

    // Excel makes a date of "4/5".
    [GeneratedRegex(
        @"^([0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+)?|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}|[0-9]{1,2}[\- "
            + @"](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*([\- "
            + @"][0-9]{2,4})?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[\- ][0-9]{1,4})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DateLike();

    /// <param name="Fault">The code of what is wrong; null when nothing is.</param>
    /// <param name="Scale">Which scale the value belongs to, where a mapping could say what it means.</param>
    /// <param name="Value">What the cell says.</param>
    /// <param name="IsOrderAssumed">"5 x 2" was read impact first, or as other columns stand, and nothing says so.</param>
    internal readonly record struct Reading(
        StatedScore? Score = null, string? Fault = null, string? Scale = null, string? Value = null, bool IsOrderAssumed = false)
    {
        /// <summary>What is wrong with the likelihood, where the impact is wrong, too.</summary>
        public string? LikelihoodFault { get; init; }

        public string? Likelihood { get; init; }

        /// <summary>The cell has a product of the file's own scale, which is not that of the steps in the mapping's.</summary>
        public bool HasOtherProduct { get; init; }

        /// <summary>All that the cells say, where only the product does not fit.</summary>
        public StatedScore? Disagreeing { get; init; }
    }
}
