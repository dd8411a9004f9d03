using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>
/// Whatever fails while a request's body is read is the request's fault, and a 400: the web server says so of most that is wrong with a
/// body, but
/// throws a plain IOException for a chunk's size that overflows. It can read nothing more of that connection, and ends it.
/// </summary>
public sealed class RequestBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
            http.Request.Body = new SentBody(http.Request.Body, http.Response);
        return next(http);
    }

    /// <summary>415 for a body that is compressed, which no path takes, or in another character set than UTF-8; else null.</summary>
    public static Problem? CodedOtherwise(HttpRequest request)
    {
        var codings = request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding)
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (codings.Length > 0)
        {
            var sent = Refusal.Named(string.Join(", ", codings));
            return new Problem(Problems.UnsupportedMediaType, $"Content-Encoding {sent} is not taken: send the body as it is.")
            {
                AcceptedCoding = "identity",
            };
        }

        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Charset)
            .ToString() : "";
        return charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? null
            : new Problem(Problems.UnsupportedMediaType, $"The character set {Refusal.Named(charset)} is not taken: send UTF-8.");
    }

    sealed class SentBody(Stream body, HttpResponse response) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var clock = response.HttpContext.Features.Get<WorkTime.Clock>();
            try
            {
                clock?.Stand();
                return await body.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException and not BadHttpRequestException)
            {
                if (!response.HasStarted) response.OnStarting(End, response);
                const string Broken = "The body broke the rules of HTTP, or its connection.";
                throw new BadHttpRequestException(Broken, StatusCodes.Status400BadRequest, exception);
            }
            finally
            {
                clock?.GoOn();
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("Bodies are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        static Task End(object response)
        {
            ((HttpResponse)response).Headers.Connection = "close";
            return Task.CompletedTask;
        }
    }
}
