using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Pages.Imports;

/// <summary>What somebody said about an upload: which quarter it is of, how it is read, and the answers to its questions.</summary>
public sealed class ImportAnswers
{
    public const string QuarterField = "quarter";
    public const string ProfileField = "profile";

    /// <summary>The name under which answers and columns are kept.</summary>
    public const string KeepField = "keep";

    /// <summary>Of the profile, as the page has shown it.</summary>
    public const string RevisionField = "revision";
    public const string BlankField = "blankCells";
    public const string HiddenField = "hiddenRows";
    const string QuestionField = "question";
    const string AnswerField = "answer";
    const string OverwriteField = "overwrite.";
    const int Most = 500;

    /// <summary>As it was typed.</summary>
    public string Quarter { get; private init; } = "";

    /// <summary>The import profile by which the files are read; empty for none.</summary>
    public string Profile { get; private init; } = "";

    /// <summary>Choices by the questions' ids; those without a choice are not among them.</summary>
    public IReadOnlyDictionary<string, string> Given { get; private init; } = new Dictionary<string, string>();

    /// <summary>"yes" or "no", by the references of entries that have changed since they were exported.</summary>
    public IReadOnlyDictionary<string, string> Overwrite { get; private init; } = new Dictionary<string, string>();

    public IReadOnlyList<ColumnChoice> Columns { get; private init; } = [];

    /// <summary>What an empty cell says; null where it was not said.</summary>
    public BlankMeaning? Blank { get; private init; }

    /// <summary>What becomes of hidden rows; null where it was not said.</summary>
    public HiddenMeaning? Hidden { get; private init; }

    /// <summary>The name under which answers and columns are to be kept; empty for none.</summary>
    public string Keep { get; private init; } = "";

    /// <summary>The revision of the profile that was shown; null before.</summary>
    public long? Revision { get; private init; }

    public FormFaults Faults { get; } = new();

    public static ImportAnswers Of(IQueryCollection query) =>
        new() { Quarter = query[QuarterField].ToString().Trim(), Profile = query[ProfileField].ToString().Trim() };

    public static ImportAnswers Read(IFormCollection form) => new()
    {
        Quarter = form[QuarterField].ToString().Trim(),
        Profile = form[ProfileField].ToString().Trim(),
        Given = Enumerable.Range(0, Most).Select(at => (Id: form[$"{QuestionField}.{at}"].ToString(), Answer: form[FieldOf(at)].ToString()))
            .Where(pair => pair.Id.Length > 0 && pair.Answer.Length > 0).DistinctBy(pair => pair.Id)
            .ToDictionary(pair => pair.Id, pair => pair.Answer, StringComparer.Ordinal),
        Overwrite = Named(form, OverwriteField),
        Columns = ColumnChoice.Read(form),
        Blank = Meaning<BlankMeaning>(form[BlankField].ToString()),
        Hidden = Meaning<HiddenMeaning>(form[HiddenField].ToString()),
        Keep = form[KeepField].ToString().Trim(),
        Revision = long.TryParse(form[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
    };

    /// <summary>The field that holds a question's id.</summary>
    public static string IdFieldOf(int number) => $"{QuestionField}.{number}";

    /// <summary>The field that holds its answer.</summary>
    public static string FieldOf(int number) => $"{AnswerField}.{number}";

    public static string OverwriteFieldOf(string reference) => OverwriteField + reference;

    /// <summary>Null, with a fault, when what was typed names no quarter.</summary>
    public Quarter? ReadQuarter()
    {
        if (Quarter.Length == 0) return null;
        if (Domain.Quarter.TryParse(Quarter, out var quarter)) return quarter;
        Faults.Add(QuarterField, "The quarter must be one, as 2016-17-Q3, or be left out.");
        return null;
    }

    /// <summary>The order that the answers make of the files.</summary>
    /// <param name="profile">How the files are read, beside the answers.</param>
    public ImportOrder OrderOf(IReadOnlyList<(string Name, byte[] Content)> files, Quarter? quarter, ImportMapping profile)
    {
        var answers = new Dictionary<string, string>(profile.Answers, StringComparer.Ordinal);
        foreach (var (id, answer) in Given) answers[id] = answer;
        return new ImportOrder
        {
            Files = files,
            Quarter = quarter,
            Overwrite = NamedAs(Overwrite, "yes"),
            Mapping = ColumnChoice.In(profile, Columns) with
            {
                Answers = answers,
                BlankCells = Blank ?? profile.BlankCells,
                HiddenRows = Hidden ?? profile.HiddenRows,
            },
        };
    }

    static T? Meaning<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => MappingText.NameOf(value!.Value) == name);

    static string[] NamedAs(IReadOnlyDictionary<string, string> named, string what) =>
        [.. named.Where(pair => pair.Value == what).Select(pair => pair.Key)];

    static Dictionary<string, string> Named(IFormCollection form, string beginning) => form
        .Where(pair => pair.Key.StartsWith(beginning, StringComparison.Ordinal)
            && EntryReference.TryParse(pair.Key[beginning.Length..], out _))
        .ToDictionary(pair => pair.Key[beginning.Length..], pair => pair.Value.ToString(), StringComparer.Ordinal);
}
