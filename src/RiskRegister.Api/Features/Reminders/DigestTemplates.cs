using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Reminders;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>
/// Puts digests into words, by templates that an organisation can replace. The first line of the plain one is the subject; what stands
/// between {{#lines}} and {{/lines}} is written for each line.
/// </summary>
public sealed partial class DigestTemplates
{
    const string Plain = "digest.txt";
    const string Html = "digest.html";
    const string Begin = "{{#lines}}";
    const string End = "{{/lines}}";
    const int Longest = 100_000;

    static readonly string[] OfAll = ["organisation", "register", "day", "count", "link"];
    static readonly string[] OfLines = ["what", "why", "due", "link"];

    readonly RegisterSettings register;
    readonly string address;
    readonly string subject;
    readonly Template plain;
    readonly Template html;

    /// <exception cref="ConfigurationException">A template is wrong; the message names its file.</exception>
    public DigestTemplates(MailSettings settings, RegisterSettings register)
    {
        (this.register, address) = (register, settings.Address.TrimEnd('/'));
        var text = Read(settings.Templates, Plain).ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end <= 0) throw new ConfigurationException($"{Plain} has no subject: it is the first line, and text follows it.");
        subject = Checked(text[..end], OfAll, Plain);
        plain = Template.Of(text[(end + 1)..].TrimStart('\n'), Plain);
        html = Template.Of(Read(settings.Templates, Html), Html);
    }

    public MailText Write(Digest digest, DateOnly day)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["organisation"] = register.Organisation,
            ["register"] = register.RegisterName,
            ["day"] = RegisterWording.Day(day),
            ["count"] = digest.Lines.Count == 1 ? "1 thing" : $"{digest.Lines.Count} things",
            ["link"] = $"{address}/my-work",
        };
        var lines = digest.Lines.Select(line => LineOf(line, day)).ToArray();
        return new MailText(Fill(subject, values, text => text), plain.Fill(values, lines, text => text),
            html.Fill(values, lines, text => WebUtility.HtmlEncode(text)));
    }

    Dictionary<string, string> LineOf(ReminderLine line, DateOnly day) => new(StringComparer.Ordinal)
    {
        ["what"] = line.Reference is null ? "An entry that is not open to the public" : $"{line.Reference}: {line.Title}",
        ["why"] = Words(line.Reason, hasPassed: line.DueOn < day),
        ["due"] = RegisterWording.Day(line.DueOn),
        ["link"] = line.Reference is null ? $"{address}/my-work" : $"{address}/entries/{line.Reference}",
    };

    // What fell on a day without a run, as at a weekend, is told on the next.
    static string Words(ReminderReason reason, bool hasPassed) => reason switch
    {
        ReminderReason.RoundOpened => "please look at it",
        ReminderReason.DueSoon => "not looked at yet",
        ReminderReason.DueToday when !hasPassed => "due today",
        ReminderReason.DueToday or ReminderReason.Overdue => "overdue",
        ReminderReason.Returned => "sent back to you",
        ReminderReason.Reminded => "you are reminded of it",
        ReminderReason.ActionDue when !hasPassed => "an action is due",
        ReminderReason.QuestionAsked => "a member asked about it, and you are to answer",
        ReminderReason.QuestionDue when !hasPassed => "a member's question is to be answered",
        ReminderReason.QuestionDue or ReminderReason.QuestionOverdue => "the answer to a member's question is overdue",
        _ => "an action is overdue",
    };

    static string Read(string? folder, string name)
    {
        if (folder is null)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"mail/{name}")!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }

        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) throw new ConfigurationException($"Mail:Templates: there is no {path}.");
        if (new FileInfo(path).Length > Longest)
            throw new ConfigurationException($"Mail:Templates: {path} has more than {Longest:N0} bytes.");
        return File.ReadAllText(path, Encoding.UTF8);
    }

    static string Checked(string text, string[] known, string file)
    {
        var unknown = Placeholder().Matches(text).Select(match => match.Groups["name"].Value)
            .FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        return unknown is null ? text
            : throw new ConfigurationException(
                $"Mail:Templates: {file} has {{{{{unknown}}}}}, which is none of {string.Join(", ", known)}.");
    }

    static string Fill(string text, Dictionary<string, string> values, Func<string, string> encode) =>
        Placeholder().Replace(text, match => encode(values[match.Groups["name"].Value]));

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}\s]+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    sealed record Template(string Before, string Line, string After)
    {
        public static Template Of(string text, string file)
        {
            var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
            if (begin < 0 || end < begin) throw new ConfigurationException($"Mail:Templates: {file} has no {Begin} … {End}.");
            return new Template(Checked(text[..begin], OfAll, file), Checked(text[(begin + Begin.Length)..end], OfLines, file),
                Checked(text[(end + End.Length)..], OfAll, file));
        }

        public string Fill(Dictionary<string, string> values, IEnumerable<Dictionary<string, string>> lines, Func<string, string> encode) =>
            DigestTemplates.Fill(Before, values, encode) + string.Concat(lines.Select(line => DigestTemplates.Fill(Line, line, encode)))
                + DigestTemplates.Fill(After, values, encode);
    }
}
