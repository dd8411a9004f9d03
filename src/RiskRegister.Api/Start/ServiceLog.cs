using System.Reflection;
using Microsoft.Extensions.Logging.Console;

namespace RiskRegister.Api.Start;

/// <summary>What the service says: a line each, as JSON, or as text where somebody looks on.</summary>
public static class ServiceLog
{
    public const string Start = "RiskRegister.Start";
    public const string PostgreSql = "RiskRegister.PostgreSQL";

    /// <summary>Of the service.</summary>
    public static readonly string Version = typeof(ServiceLog)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>To standard output; Logging:Console:FormatterName chooses among lines, plain and the framework's own forms.</summary>
    public static void AddServiceLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConsole(console => console.FormatterName = configuration["Logging:Console:FormatterName"]
            ?? (Console.IsOutputRedirected ? JsonLines.FormatterName : PlainLines.FormatterName));
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>();
    }

    /// <summary>For the time before the service's own is there.</summary>
    public static ILoggerFactory ForStart(IConfiguration configuration) => LoggerFactory.Create(logging =>
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddServiceLog(configuration);
    });

    /// <summary>For commands, whose output is something else.</summary>
    public static ILoggerFactory ForCommands(IConfiguration configuration) => LoggerFactory.Create(logging =>
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddServiceLog(configuration);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });

    /// <summary>
    /// That the host or its web server did not start, and that what ran beside it was told to end: the service says so itself, in a
    /// sentence, and a stack trace tells an administrator no more.
    /// </summary>
    internal static bool IsSaidInASentence<T>(in Microsoft.Extensions.Logging.Abstractions.LogEntry<T> entry) => entry.Category switch
    {
        "Microsoft.Extensions.Hosting.Internal.Host" =>
            entry.EventId.Name == "HostedServiceStartupFaulted" || entry.Exception is OperationCanceledException,
        "Microsoft.AspNetCore.Server.Kestrel" => entry is { LogLevel: LogLevel.Critical, Exception: IOException },
        _ => false,
    };
}
