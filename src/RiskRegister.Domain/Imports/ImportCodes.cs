namespace RiskRegister.Domain.Imports;

/// <summary>The stable codes of what an import finds.</summary>
public static class ImportCodes
{
    /// <summary>Refused: no row among the first twenty has headings. Only reported for one sheet of several.</summary>
    public const string HeadingNotFound = "heading_not_found";

    /// <summary>Refused: there are headings, but none for the title, the score or the residual score.</summary>
    public const string ColumnMissing = "column_missing";

    /// <summary>Refused: two columns are headed as the same field.</summary>
    public const string ColumnTwice = "column_twice";

    /// <summary>Reported: a heading that no field has; the column is not read.</summary>
    public const string ColumnIgnored = "column_ignored";

    /// <summary>Reported: a caption above a later table; the row is not read.</summary>
    public const string RowIgnored = "row_ignored";

    /// <summary>Reported: a table with nothing in it, or nothing below its headings.</summary>
    public const string TableEmpty = "table_empty";

    /// <summary>Refused: the whole import has no row of a register.</summary>
    public const string RowsMissing = "rows_missing";

    /// <summary>Refused: a row has a reference but no title, or continues nothing.</summary>
    public const string TitleMissing = "title_missing";

    /// <summary>Refused: score or residual score has an empty cell.</summary>
    public const string ScoreMissing = "score_missing";

    /// <summary>Refused: neither a product nor "impact x likelihood".</summary>
    public const string ScoreUnreadable = "score_unreadable";

    /// <summary>Refused: a product that no cell of the matrix gives, or a factor that is not 1 to 5.</summary>
    public const string ScoreImpossible = "score_impossible";

    /// <summary>Refused: impact, likelihood and product given do not agree.</summary>
    public const string ScoreDisagrees = "score_disagrees";

    /// <summary>Reported: several cells give the product; the higher impact is assumed until someone sets it.</summary>
    public const string ScoreAssumed = "score_assumed";

    /// <summary>Reported: a type that the settings do not list; it is kept.</summary>
    public const string TypeUnknown = "type_unknown";

    /// <summary>Refused: the kind column says neither risk nor opportunity.</summary>
    public const string KindUnreadable = "kind_unreadable";

    /// <summary>Refused: the kind column and the reference disagree.</summary>
    public const string KindDisagrees = "kind_disagrees";

    /// <summary>Refused: a whole quarter's register has no row of a kind that has open entries.</summary>
    public const string KindMissing = "kind_missing";

    /// <summary>Refused: a text, or an item of a list, exceeds <see cref="EntryLimits"/>.</summary>
    public const string TooLong = "too_long";

    /// <summary>Refused: a list has more items than <see cref="EntryLimits"/> allows.</summary>
    public const string TooManyItems = "too_many_items";

    /// <summary>Refused: a control character other than a line break or tab.</summary>
    public const string ControlCharacter = "control_character";

    /// <summary>Refused: half of a surrogate pair, which no text can store.</summary>
    public const string LoneSurrogate = "lone_surrogate";

    /// <summary>Reported: a row without reference makes a new entry each time it is imported.</summary>
    public const string ReferenceMissing = "reference_missing";

    /// <summary>Refused: two rows are about one entry.</summary>
    public const string ReferenceTwice = "reference_twice";

    /// <summary>Refused: the match's title shares no word with the row's: a reference used again for something else.</summary>
    public const string ReferenceReused = "reference_reused";

    /// <summary>Refused: several entries have the source reference.</summary>
    public const string ReferenceAmbiguous = "reference_ambiguous";

    /// <summary>Refused: reference and source reference name different entries, or two source references are given.</summary>
    public const string ReferenceDisagrees = "reference_disagrees";

    /// <summary>Refused: no number is left for a new entry.</summary>
    public const string ReferencesExhausted = "references_exhausted";

    /// <summary>Reported: a new entry has the title of an entry that is not closed.</summary>
    public const string TitleExists = "title_exists";

    /// <summary>Refused: a quarter's register holds what is still a proposal here.</summary>
    public const string ProposalMatched = "proposal_matched";

    /// <summary>Refused: an entry to be replaced is not in the import.</summary>
    public const string ReplaceUnknown = "replace_unknown";

    /// <summary>Refused: an entry to be kept is not in the import.</summary>
    public const string KeepUnknown = "keep_unknown";

    /// <summary>Refused: one entry is to be both replaced and kept.</summary>
    public const string ReplaceAndKeep = "replace_and_keep";

    /// <summary>Refused: a formula that its file stores no value of, so that its text is not known.</summary>
    public const string FormulaNotCalculated = "formula_not_calculated";

    /// <summary>Reported: a row that its file hides; it is read.</summary>
    public const string RowHidden = "row_hidden";

    /// <summary>Reported: columns that the file hides; they are read.</summary>
    public const string ColumnHidden = "column_hidden";

    /// <summary>Reported: text that the file shows struck through; it is not read.</summary>
    public const string TextStruck = "text_struck";
}
