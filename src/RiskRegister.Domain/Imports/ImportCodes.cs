namespace RiskRegister.Domain.Imports;

/// <summary>The stable codes of what an import finds.</summary>
public static class ImportCodes
{
    /// <summary>Refused: no row among the first twenty has headings. Only reported for one sheet of several.</summary>
    public const string HeadingNotFound = "heading_not_found";

    /// <summary>Refused: there are headings, but none for the title, the score or the residual score.</summary>
    public const string ColumnMissing = "column_missing";

    /// <summary>Which column has the owners, or whose owners it has, is not clear.</summary>
    public const string OwnerUnclear = "owner_unclear";

    /// <summary>A mapping's table is not there by its name, and is read from one that has its headings.</summary>
    public const string SheetRenamed = "sheet_renamed";

    /// <summary>Reported: answers of a mapping whose ids no question has.</summary>
    public const string AnswerUnknown = "answer_unknown";

    /// <summary>Refused: two columns are headed as the same field.</summary>
    public const string ColumnTwice = "column_twice";

    /// <summary>Reported: a heading that no field has; the column is not read.</summary>
    public const string ColumnIgnored = "column_ignored";

    /// <summary>Reported: a caption above a later table; the row is not read.</summary>
    public const string RowIgnored = "row_ignored";

    /// <summary>Reported: what stands above tables, or names their sheets, is not read.</summary>
    public const string NameIgnored = "name_ignored";

    /// <summary>Reported: a line around a table, below the same heading, is not read.</summary>
    public const string TextIgnored = "text_ignored";

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

    /// <summary>Reported: a product of the file's own scale, which the meaning given to its factors changes.</summary>
    public const string ScoreRescaled = "score_rescaled";

    /// <summary>Reported: several cells give the product; the highest impact is assumed until someone sets it.</summary>
    public const string ScoreAssumed = "score_assumed";

    /// <summary>Reported: a type that the settings do not list; it is kept.</summary>
    public const string TypeUnknown = "type_unknown";

    /// <summary>Reported: another word for a response, with the response that it is taken for.</summary>
    public const string ResponseRead = "response_read";

    /// <summary>A cell says that nobody owns it yet, as "TBC" does.</summary>
    public const string OwnerUnknown = "owner_unknown";

    /// <summary>Reported: no response of the row's kind; what is known stays. Refused in the service's own exports.</summary>
    public const string ResponseUnreadable = "response_unreadable";

    /// <summary>Reported: no register that the service knows; it is left out. Refused in the service's own exports.</summary>
    public const string LevelUnreadable = "level_unreadable";

    /// <summary>Reported: the row says another register than the one that keeps its entry; that goes on to keep it.</summary>
    public const string LevelKept = "level_kept";

    /// <summary>Reported: a new entry that another register than the corporate one keeps, which no snapshot is taken of.</summary>
    public const string EntryElsewhere = "entry_elsewhere";

    /// <summary>Reported: an objective that the settings do not list; it is left out, but of an export of the service kept.</summary>
    public const string ObjectiveUnknown = "objective_unknown";

    /// <summary>Reported: what columns say of controls and cannot be read, or laid beside them; what is known stays.</summary>
    public const string ControlUnreadable = "control_unreadable";

    /// <summary>Reported: a target date of an entry without a target score; it is left out.</summary>
    public const string TargetDateAlone = "target_date_alone";

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

    /// <summary>
    /// Asked: a number of which the title here has nothing in common with the row's: renamed, or used again for something else.
    /// Refused: an own number that two open entries would share.
    /// </summary>
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

    /// <summary>Reported: a sheet is left out, and why.</summary>
    public const string SheetIgnored = "sheet_ignored";

    /// <summary>Reported: the file hides a column, which is read.</summary>
    public const string ColumnHidden = "column_hidden";

    /// <summary>Reported: a column that is read as one of several things it may hold.</summary>
    public const string ColumnAssumed = "column_assumed";

    /// <summary>Asked: whether the service or type of an entry is that of those below it, too.</summary>
    public const string GroupUnclear = "group_unclear";

    /// <summary>Reported: a row that its file hides; it is left out unless the mapping says otherwise.</summary>
    public const string RowHidden = "row_hidden";

    /// <summary>Reported: a column with several scores in each cell is read as several.</summary>
    public const string ColumnParted = "column_parted";

    /// <summary>Reported: rows that are one entry with several items.</summary>
    public const string RowsJoined = "rows_joined";

    /// <summary>Reported: text that the file shows struck through is not read.</summary>
    public const string TextStruck = "text_struck";

    /// <summary>Reported: what a note says whose mark stands in a cell, or a comment, or a mark without a note, is not read.</summary>
    public const string NoteIgnored = "note_ignored";

    /// <summary>Reported: sheets number their entries each for themselves.</summary>
    public const string ReferencesPerSheet = "references_per_sheet";

    /// <summary>Refused: the mapping names a sheet or column that the file does not have.</summary>
    public const string MappingMisfit = "mapping_misfit";

    /// <summary>Asked: whether tables that name the same references are one register.</summary>
    public const string TablesSpread = "tables_spread";

    /// <summary>Asked: which of several scores are the two that are kept.</summary>
    public const string ScoresUnclear = "scores_unclear";

    /// <summary>Asked: the heading names a scale that is not 1 to 5.</summary>
    public const string ScaleUnclear = "scale_unclear";

    /// <summary>Refused: a date where a score is expected.</summary>
    public const string ScoreIsDate = "score_is_date";

    /// <summary>Reported: a score is read without what stands beside it: what it was before, how it moved, or the mark of a note.</summary>
    public const string ScoreRemarked = "score_remarked";

    /// <summary>Reported: rows of risks of which the score after actions is higher than before them, or the target than that.</summary>
    public const string ScoreRisen = "score_risen";

    /// <summary>Reported once for a column: formulas stand for scores, as text, which the factors beside them say.</summary>
    public const string ScoreIsFormula = "score_is_formula";

    /// <summary>Reported: "5 x 2" is read impact first, and nothing says which factor it is.</summary>
    public const string OrderAssumed = "order_assumed";

    /// <summary>Reported: a score that the register does not say is assumed to be the other one.</summary>
    public const string ScoreUnknown = "score_unknown";

    /// <summary>Reported: the title is longer than an entry's; its beginning is taken.</summary>
    public const string TitleShortened = "title_shortened";

    /// <summary>Asked: what a value of the status column means.</summary>
    public const string StatusUnclear = "status_unclear";

    /// <summary>Asked: whether, or under which paragraph, rows are exempt.</summary>
    public const string ExemptUnclear = "exempt_unclear";

    /// <summary>Reported: what stands above entries says that they are exempt, and why.</summary>
    public const string RowsExempt = "rows_exempt";

    /// <summary>Asked or refused: a cell holds an error value such as #N/A.</summary>
    public const string CellError = "cell_error";

    /// <summary>Refused: a formula of which the file stores no value.</summary>
    public const string FormulaNotCalculated = "formula_not_calculated";

    /// <summary>Refused: a row that waits for an answer, and nothing is asked any more.</summary>
    public const string RowUnreadable = "row_unreadable";

    /// <summary>
    /// Reported: what a column says of actions cannot be read, or not be laid beside them. Refused: on the sheet of actions.
    /// </summary>
    public const string ActionUnreadable = "action_unreadable";

    /// <summary>Reported: an action has no row on the sheet of actions, and stays.</summary>
    public const string ActionKept = "action_kept";

    /// <summary>Reported: a day of review that is to come, or before the one that is known.</summary>
    public const string ReviewKept = "review_kept";

    /// <summary>Reported: no day.</summary>
    public const string DateUnreadable = "date_unreadable";

    /// <summary>Reported: a month without a day, of which one is taken.</summary>
    public const string DayAssumed = "day_assumed";

    /// <summary>Reported: a sign or word that is no direction. Refused: anything that is none, in a row of our own exports.</summary>
    public const string DirectionUnreadable = "direction_unreadable";

    /// <summary>Refused: no id or revision of this service's exports.</summary>
    public const string IdUnreadable = "id_unreadable";

    /// <summary>Reported: an entry that was closed as missing, or that an answer says comes back, is here again and is reopened.</summary>
    public const string EntryReopened = "entry_reopened";

    /// <summary>Refused: the row is about an entry that somebody closed.</summary>
    public const string EntryClosed = "entry_closed";

    /// <summary>Reported: an entry is closed, or stored as closed, because its row says so.</summary>
    public const string EntryClosedByRow = "entry_closed_by_row";

    /// <summary>Reported: a row becomes a proposal.</summary>
    public const string EntryProposed = "entry_proposed";

    /// <summary>Reported: an entry is known by its title and has another number in the file.</summary>
    public const string EntryRenumbered = "entry_renumbered";

    /// <summary>
    /// Asked: whether a title that is nearly an entry's is that entry's, reworded, also where the number says another or it is closed.
    /// </summary>
    public const string TitleNear = "title_near";

    /// <summary>Asked: whether rows that are known by their ids are meant to have others' titles. Refused: they are not.</summary>
    public const string TitlesMoved = "titles_moved";

    /// <summary>Asked: whether rows that are known by their ids are meant to have each other's texts. Refused: they are not.</summary>
    public const string TextsMoved = "texts_moved";

    /// <summary>Asked: whether entries keep the own numbers that they have here where the file gives these to others.</summary>
    public const string NumbersExchanged = "numbers_exchanged";

    /// <summary>Reported: an entry keeps its own number, although the file has another.</summary>
    public const string NumberKept = "number_kept";

    /// <summary>Asked: whether entries that the files do not have are closed.</summary>
    public const string ClosuresUnconfirmed = "closures_unconfirmed";

    /// <summary>Refused: the entry has changed since the row was exported, and so has the row.</summary>
    public const string Stale = "stale";

    /// <summary>Reported: an import makes nothing public that is exempt here.</summary>
    public const string ExemptionKept = "exemption_kept";

    /// <summary>Reported: a row says another direction and no narrative, so that the one that is known stays beside it.</summary>
    public const string NarrativeKept = "narrative_kept";

    /// <summary>Reported: empty cells of a column take away what entries had.</summary>
    public const string CellsEmptied = "cells_emptied";

    /// <summary>Reported: cells say that nothing changed, or where it is said, and what is known stays.</summary>
    public const string CellKept = "cell_kept";

    /// <summary>Reported: an import does not make a proposal of an open entry.</summary>
    public const string StatusKept = "status_kept";
}
