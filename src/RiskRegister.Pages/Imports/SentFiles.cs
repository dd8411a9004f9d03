using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Pages.Imports;

/// <summary>Files that a form sends to be imported.</summary>
static class SentFiles
{
    public const string Field = "file";
    public const string Gone = "The files are not here any more: they are kept for two hours, and while you are signed in. "
        + "Send them again.";

    /// <summary>Name and content of each; none, with a fault, when they cannot be taken.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> Read(
        IFormCollection form, FormFaults faults, CancellationToken stop)
    {
        var sent = form.Files.Where(file => file.Name == Field && (file.Length > 0 || file.FileName.Length > 0)).ToArray();
        if (sent.Length == 0) faults.Add(Field, "Choose the file that is to be imported.");
        else if (sent.Length > ImportLimits.MostFiles) faults.Add(Field, $"An import has at most {ImportLimits.MostFiles} files.");
        else if (Array.Find(sent, file => file.Length is 0 or > ImportLimits.LargestFile) is { } unfit)
        {
            faults.Add(Field, unfit.Length == 0 ? $"{ImportLimits.NameOf(unfit.FileName, 1)} is empty. Choose another file."
                : $"{ImportLimits.NameOf(unfit.FileName, 1)} is too large: a file may have {ImportLimits.LargestFile / 1024 / 1024} MB.");
        }

        if (faults.Any) return [];
        var files = new List<(string Name, byte[] Content)>();
        foreach (var (at, file) in sent.Index())
        {
            await using var stream = file.OpenReadStream();
            var content = new byte[file.Length];
            await stream.ReadExactlyAsync(content, stop);
            files.Add((ImportLimits.NameOf(file.FileName, at + 1), content));
        }

        return files;
    }
}
