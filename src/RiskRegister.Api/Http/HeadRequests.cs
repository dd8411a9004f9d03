using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>Answers HEAD as GET would be answered, without the body (RFC 9110 §9.3.2).</summary>
public sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
        http.Request.Method = HttpMethods.Get;
        // Parts are for GET alone (RFC 9110 §14.2).
        http.Request.Headers.Remove(HeaderNames.Range);
        try
        {
            await next(http);
            await http.Response.StartAsync();
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(body);
        }
    }
}
