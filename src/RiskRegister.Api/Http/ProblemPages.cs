using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace RiskRegister.Api.Http;

/// <summary>
/// /problems/{code}: what a problem means and what to do about it, as a page and as JSON, made from <see cref="Problems"/>; for everyone.
/// </summary>
public static class ProblemPages
{
    static readonly Dictionary<string, ProblemType> ByCode = Problems.All.ToDictionary(problem => problem.Code, StringComparer.Ordinal);

    public static void MapProblems(this WebApplication app)
    {
        var problems = app.MapGroup(Problem.Pages).AllowAnonymous().ExcludeFromDescription();
        problems.MapGet("", (HttpContext http, QueryValues query) => Choose(http, query, "problems",
            writer => WriteAll(writer), () => Page("Problems", Index())));
        problems.MapGet("/{code}", (string code, HttpContext http, QueryValues query) => ByCode.TryGetValue(code, out var problem)
            ? Choose(http, query, $"problem-{code}", writer => Write(writer, problem), () => Page(problem.Title, Explanation(problem)))
            : new Problem(Problems.PathNotFound, $"There is no problem {Refusal.Named(code)}."));
    }

    static Outcome Choose(HttpContext http, QueryValues query, string name, Action<Utf8JsonWriter> json, Func<string> page)
    {
        var (form, unacceptable) = FormChoice.OfPage.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        return form == Form.Html ? Answer.File(form, name, Encoding.UTF8.GetBytes(page())) : Answer.Hashed(JsonText.Write(json));
    }

    static void WriteAll(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var problem in InOrder()) Write(writer, problem);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, ProblemType problem)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, $"{Problem.Pages}/{problem.Code}");
        writer.WriteString("code"u8, problem.Code);
        writer.WriteNumber("status"u8, problem.Status);
        writer.WriteString("title"u8, problem.Title);
        writer.WriteString("example"u8, problem.Example);
        writer.WriteString("whatToDo"u8, WhatToDo(problem.Status));
        writer.WriteEndObject();
    }

    static string Explanation(ProblemType problem) => $"""
        <p>The service refused a request: {problem.Status} {Encoded(ReasonPhrases.GetReasonPhrase(problem.Status))}.
        Its code is <code>{problem.Code}</code>.</p>
        <h2>How it reads</h2>
        <p>The detail says what was wrong that time, for example:</p>
        <blockquote><p>{Encoded(problem.Example)}</p></blockquote>
        <h2>What to do</h2>
        <p>{Encoded(WhatToDo(problem.Status))}</p>
        <p>To ask the people who run the service about one, give them its <code>requestId</code>.</p>
        <p><a href="{Problem.Pages}">All problems</a></p>
        """;

    static string Index()
    {
        var rows = InOrder().Select(problem =>
            $"<tr><td>{problem.Status}</td><td><a href=\"{Problem.Pages}/{problem.Code}\"><code>{problem.Code}</code></a></td>"
            + $"<td>{Encoded(problem.Title)}</td></tr>");
        return $"""
            <p>Whatever is refused is answered with one of these, as RFC 9457 has it.</p>
            <table>
            <thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Title</th></tr></thead>
            <tbody>{string.Join('\n', rows)}</tbody>
            </table>
            """;
    }

    static string Page(string title, string body) => $$"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Encoded(title)}} – Risk Register</title>
        <style>
        body { font: 1.125rem/1.5 system-ui, sans-serif; color: #0b0c0c; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
        code { font-size: 1em } a { color: #1d70b8 } blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .25rem solid #505a5f }
        th, td { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top }
        </style>
        </head>
        <body>
        <main>
        <h1>{{Encoded(title)}}</h1>
        {{body}}
        </main>
        </body>
        </html>

        """;

    static string WhatToDo(int status) => status switch
    {
        400 => "Mend what the detail and errors name, and send the request again.",
        401 => "Send a good access key or token: Authorization: Bearer, or to read from a spreadsheet Basic, with the key as password.",
        403 => "Ask somebody whose role allows it, or an administrator for a key that does.",
        404 => "Look at the address. What you may not see is answered like what is not there.",
        405 => "Use one of the methods that the Allow header names.",
        406 => "Ask for one of the forms that the detail names, by Accept or ?format=.",
        408 => "Send the request again; if it stays so, the network between is too slow.",
        409 => "Read what is there now: its state does not allow this. Sending the same again will not help until that has changed.",
        412 => "Somebody else was first. Read it again, see whether the change still stands, and send it with the new ETag.",
        413 or 414 or 431 => "Send less at once.",
        415 => "Send what the detail names.",
        422 => "Use a new Idempotency-Key for a new request; keep the old one only to send the very same again.",
        428 => "Read the resource, and send the ETag that came with it as If-Match.",
        429 or 503 => "Wait as long as Retry-After says, then send the same again. Nothing was done; a POST keeps its Idempotency-Key.",
        501 => "Ask for another form, or the people who run the service to install what is missing.",
        504 => "Send it again later, or ask for less at once. A POST keeps its Idempotency-Key, so that it acts once.",
        _ => "It is the service's fault and has been logged. Send the request again later; a POST keeps its Idempotency-Key.",
    };

    static IEnumerable<ProblemType> InOrder() => ByCode.Values.OrderBy(problem => problem.Status)
        .ThenBy(problem => problem.Code, StringComparer.Ordinal);

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
