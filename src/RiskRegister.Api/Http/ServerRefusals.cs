using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace RiskRegister.Api.Http;

/// <summary>
/// What the web server refuses before the service is asked (a head that is too long, %00 in a path) is a problem with a request id like any
/// other. The server tells of it, in the event that it has for this, while its own empty answer can still be forestalled: an answer that
/// has
/// started it leaves alone. It has no stream for a body then, so that goes to the connection itself.
/// </summary>
public sealed class ServerRefusals(DiagnosticListener server, RegisterMetrics metrics)
    : IHostedService, IObserver<KeyValuePair<string, object?>>
{
    const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    IDisposable? subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = server.Subscribe(this, name => name == Refused);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        subscription?.Dispose();
        return Task.CompletedTask;
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is not { Key: Refused, Value: IFeatureCollection features }) return;
        if (features.Get<IBadRequestExceptionFeature>()?.Error is not BadHttpRequestException fault) return;
        var http = new DefaultHttpContext(features);
        if (http.Response.HasStarted || ProblemOf(fault.StatusCode) is not { } problem) return;
        metrics.Refused(problem.Type.Code, problem.Type.Status);
        AnswerHeaders.Set(http);
        http.Response.Headers.Connection = "close";

        // It is waited for by nobody: a client that does not read must keep no thread.
        _ = Send(problem, http);
    }

    public void OnError(Exception error)
    {
        // The server goes on; its next refusal is told again.
    }

    public void OnCompleted()
    {
        // The server is stopping.
    }

    static async Task Send(Problem problem, HttpContext http)
    {
        try
        {
            var body = problem.Prepare(http);
            await http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().StartAsync();
            var connection = http.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
            if (!HttpMethods.IsHead(http.Request.Method)) connection.Write(body.Span);
            await connection.FlushAsync();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The client has gone, or the server has ended the connection.
        }
    }

    static Problem? ProblemOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest =>
            new Problem(Problems.Malformed, "The request line or a header breaks the rules of HTTP, as %00 in a path does."),
        StatusCodes.Status405MethodNotAllowed =>
            new Problem(Problems.Malformed, "The request line names no path: a path begins with a slash."),
        StatusCodes.Status408RequestTimeout =>
            new Problem(Problems.HeadTooSlow, "The head of the request did not come to its end in time."),
        StatusCodes.Status414UriTooLong => new Problem(Problems.AddressTooLong, Problems.AddressTooLong.Example),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new Problem(Problems.HeadTooLarge, Problems.HeadTooLarge.Example),
        _ => null,
    };
}
