namespace RiskRegister.Documents.Word;

/// <summary>A heading that the contents name.</summary>
/// <param name="Id">The bookmark's number.</param>
/// <param name="Bookmark">The bookmark's name.</param>
/// <param name="Level">1 or 2.</param>
sealed record WordHeading(int Id, string Bookmark, int Level, string Text, bool OnNewPage = false);
