using System.Text;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

/// <summary>CSV for programs: the same headings in every quarter, and ids to join by.</summary>
public sealed class FieldHeadingsTests(TestCluster cluster) : FreshRegister(cluster)
{
    [Fact]
    public async Task The_files_of_two_quarters_and_of_the_live_register_stack_and_join_with_their_actions()
    {
        var risk = await Editor.Create(new NewEntry
        {
            ResidualScore = new(4, 4),
            Actions = [new { text = "Dredge", dueOn = "2016-01-01" }, new { text = "Pump" }],
        });
        await Editor.Create(NewEntry.Opportunity with { ResidualScore = new(3, 5) });
        await Editor.Take("2016-17-Q1");
        await Editor.Change(risk, new { residualScore = new Cell(5, 5) });
        await Editor.Take("2016-17-Q2");

        var registers = new List<Dictionary<string, string>>();
        var actions = new List<Dictionary<string, string>>();
        foreach (var quarter in new[] { "2016-17-Q1", "2016-17-Q2" })
        {
            var register = await Rows($"/api/v1/snapshots/{quarter}/register?format=csv&headings=fields");
            register.ShouldAllBe(row => row["quarter"] == quarter);
            registers.AddRange(register);
            actions.AddRange(await Rows($"/api/v1/snapshots/{quarter}/actions?format=csv&headings=fields"));
        }

        registers.AddRange(await Rows("/api/v1/register?format=csv&headings=fields"));
        registers.Select(row => string.Join(',', row.Keys)).Distinct().ShouldHaveSingleItem();
        var ofRisk = registers.Where(row => row["id"] == risk.Entry.Id.ToString()).ToArray();
        ofRisk.Select(row => (row["quarter"], row["kind"], row["residualScore.value"], row["residualScore.band"], row["movement"]))
            .ShouldBe([("2016-17-Q1", "risk", "16", "high", "new"), ("2016-17-Q2", "risk", "25", "severe", "up"),
            ("", "risk", "25", "severe", "level")]);
        actions.Join(registers, action => (action["quarter"], action["entry"]), entry => (entry["quarter"], entry["id"]), (action, entry) =>
            (action["quarter"], action["text"], action["overdue"], entry["reference"]))
            .ShouldBe([("2016-17-Q1", "Dredge", "true", "CR1"), ("2016-17-Q1", "Pump", "false", "CR1"),
                ("2016-17-Q2", "Dredge", "true", "CR1"), ("2016-17-Q2", "Pump", "false", "CR1")]);

        var highlights = await Rows("/api/v1/snapshots/2016-17-Q2/highlights?format=csv&headings=fields");
        highlights.Single(row => row["reference"] == "CR1").ShouldContain(new KeyValuePair<string, string>("changes", "residual_up"));
        highlights.ShouldAllBe(row => row["quarter"] == "2016-17-Q2" && row["since"] == "2016-17-Q1");
    }

    async Task<List<Dictionary<string, string>>> Rows(string address)
    {
        var records = Records((await Editor.Get(address).Result()).TrimStart('\uFEFF')).ToList();
        return [.. records.Skip(1).Select(record => records[0].Zip(record)
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    // RFC 4180, by the letter.
    static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var (letter, next) = (text[at], at + 1 < text.Length ? text[at + 1] : ' ');
            if (letter == '"' && quoted && next == '"') field.Append(text[++at]);
            else if (letter == '"') quoted = !quoted;
            else if (quoted || letter is not (',' or '\r' or '\n')) field.Append(letter);
            else if (letter != '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (letter == ',') continue;
                yield return record;
                record = [];
            }
        }
    }
}
