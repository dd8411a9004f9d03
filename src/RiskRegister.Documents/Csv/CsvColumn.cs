namespace RiskRegister.Documents.Csv;

/// <summary>A column: its heading and what stands under it.</summary>
sealed record CsvColumn<T>(string Heading, Func<T, string?> CellOf);
