namespace RiskRegister.Domain.Imports;

/// <summary>Columns that say why something may happen, and those that say it beside the title or the description.</summary>
internal sealed class CauseColumns(List<ColumnDraft> columns)
{
    /// <summary>"If", "Then", "Resulting in", and "Vulnerability", "Trigger", "Consequences": why, what, and what then.</summary>
    public void ReadConditions()
    {
        ReadConditions("if", "then");
        ReadConditions("vulnerability", "trigger");
    }

    void ReadConditions(string why, string what)
    {
        if (columns.Find(column => IsHeaded(column, why)) is not { } condition) return;
        if (columns.Find(column => IsHeaded(column, what)) is not { } happens || happens.Index < condition.Index) return;
        condition.Become(ImportField.Description, Sureness.Likely);
        happens.Become(Has(ImportField.Title) ? ImportField.Description : ImportField.Title, Sureness.Likely);

        static bool IsHeaded(ColumnDraft column, string word) =>
            column is { IsMapped: false, IsRead: false } && HeadingNames.FoldedHeading(column.Heading) == word;
    }

    /// <summary>"Event" beside "Risk title", and "Risk statement" beside any other title, say more of it.</summary>
    public bool SaysMoreThanTitle(ColumnDraft column) => HeadingNames.FoldedHeading(column.Heading) switch
    {
        "event" or "risk event" => columns.Exists(other => other.Is(ImportField.Title) && ColumnProposals.IsHeadedTitle(other)),
        "then" or "then event" or "event then" => columns.Exists(other => other != column && other.Is(ImportField.Title)),
        "statement" or "risk statement" or "opportunity statement" or "risk or opportunity statement" or "risk opportunity statement"
            or "risk and opportunity statement" => !Has(ImportField.Description)
            && columns.Exists(other => other != column && other.Is(ImportField.Title)),
        _ => false,
    };

    /// <summary>"Risk description" and "Causes" say it together, unless the mapping says which of them does.</summary>
    public bool IsOfDescribed(ColumnDraft column) => column.Is(ImportField.Description) && HeadingsOfCauses.AreOf(column.Name)
        && columns.FindAll(other => other is { Sureness: Sureness.Sure } && other.Is(ImportField.Description))
            is [{ IsMapped: false } described] && !HeadingsOfCauses.AreOf(described.Name);

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
