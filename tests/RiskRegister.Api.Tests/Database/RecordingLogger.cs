using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace RiskRegister.Api.Tests.Database;

/// <summary>Keeps every line, whole as it would reach a log.</summary>
public sealed class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
