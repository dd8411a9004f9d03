using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Start;

/// <summary>person: what the register has of somebody, and taking out what can be when they have left.</summary>
static class PersonCommand
{
    static readonly Actor AtTheCommandLine = Actor.Service("command line");

    public static Command Of(Func<IConfiguration> configuration)
    {
        var who = new Argument<string>("WHO")
        {
            Description = "An e-mail address, the provider's subject, or a name as the audit log has it",
        };
        var forget = new Option<bool>("--forget") { Description = "Take out what can be taken out" };
        var command = new Command("person", "Say what the register has of somebody, and take it out when they have left") { who, forget };
        command.SetAction((parsed, stop) => Run(
            parsed.GetRequiredValue(who), parsed.GetValue(forget), configuration(), parsed.InvocationConfiguration.Output, stop));
        return command;
    }

    static async Task<int> Run(string who, bool forgets, IConfiguration configuration, TextWriter output, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(who)) throw new UsageException("person needs an address, a subject or a name.");
        await using var database = await RegisterDatabase.Open(configuration, NullLoggerFactory.Instance, share: true, stop);
        var person = new ForgetPerson(database.Source, new Transactions(database.Source));
        var found = forgets ? await person.Apply(AtTheCommandLine, who, stop) : await person.Find(who, stop);
        foreach (var trace in found.Where(trace => trace.Rows > 0))
        {
            var fate = trace.Stays is { } why ? $"stay: {why}" : forgets ? "taken out" : "can be taken out (--forget)";
            await output.WriteLineAsync($"{trace.Rows} {trace.What}: {fate}.");
        }

        if (found.All(trace => trace.Rows == 0)) await output.WriteLineAsync($"Nothing is known of '{who}'.");
        return 0;
    }
}
