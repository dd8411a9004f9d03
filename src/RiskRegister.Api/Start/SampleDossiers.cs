using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Dossiers;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>What lies beside one entry of the demonstration register: a challenge with its answer, a file, and a link.</summary>
public static class SampleDossiers
{
    const string Entry = "CR20";
    const string Other = "CR21";

    static readonly byte[] Note = """
        Places near families: how we stand

        Eleven people wait. Six places are being made ready and are to be open in April.
        Two owners of houses have been asked for more; one has answered.
        """u8.ToArray();

    public static async Task Load(NpgsqlConnection connection, Actor actor, CancellationToken stop)
    {
        var entry = (await LiveEntries.Find(connection, Entry, actor, stop)).Required;
        var asked = (await KeepComments.Add(connection, actor, entry,
            "Is the target still within reach if the second house is not let to us?",
            inReplyTo: null, new Faults(), stop)).Required;
        _ = (await KeepComments.Add(connection, actor, entry, "It is, a quarter later: the first house alone brings the score to 12.",
            asked.Id.ToString("D"), new Faults(), stop)).Required;
        var file = await SentFile.Look("places near families.txt", (output, stopped) => output.WriteAsync(Note, stopped).AsTask(), stop);
        var action = entry.State.Actions.FirstOrDefault(each => each.Text.Contains("flats", StringComparison.Ordinal))?.Id;
        var subject = new AttachmentSubject(action, Control: null, "Where the search for places stands");
        _ = (await KeepAttachments.AddFile(connection, actor, entry, file, subject, new Faults(), stop)).Required;
        _ = (await EntryLinks.Link(connection, actor, Entry, EnumNames.Of(EntryRelation.RelatesTo), Other, stop)).Required;
    }
}
