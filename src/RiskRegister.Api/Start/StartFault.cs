using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace RiskRegister.Api.Start;

/// <summary>Why a start failed, as a sentence for an administrator.</summary>
static class StartFault
{
    public static string Of(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } taken =>
            $"{Address(taken.Message)} is in use by another program. Stop that one, or choose another address with --urls.",
        IOException or SocketException when IsRefused(exception) =>
            $"It may not listen there: {exception.Message}. Choose another address with --urls.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "An address of --urls is not one of this machine.",
        PostgresException postgres => $"The database refuses: {postgres.MessageText} ({postgres.SqlState}).",
        _ => exception.Message,
    };

    static bool IsRefused(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.AccessDenied }
        || (exception.InnerException is { } inner && IsRefused(inner));

    // "Failed to bind to address http://127.0.0.1:8080: address already in use."
    static string Address(string message)
    {
        const string before = "address ";
        var at = message.IndexOf(before, StringComparison.Ordinal);
        var end = message.LastIndexOf(": ", StringComparison.Ordinal);
        return at >= 0 && end > at ? message[(at + before.Length)..end] : "The address";
    }
}
