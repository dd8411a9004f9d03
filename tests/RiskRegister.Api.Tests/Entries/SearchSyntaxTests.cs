using System.Net;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>Whatever is typed into a search is one.</summary>
public sealed class SearchSyntaxTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    public static TheoryData<string> Queries { get; } = new(
        new string('-', 33), new string('-', 500), string.Concat(Enumerable.Repeat("- ", 250)), new string('"', 500),
        string.Concat(Enumerable.Repeat("or ", 160)),
        string.Concat(Enumerable.Repeat("-a or ", 80)), string.Concat(Enumerable.Repeat("\"a b\" -", 70)), new string('\\', 500),
        new string('(', 500), "a & b | !c <-> d:*A",
        string.Concat(Enumerable.Repeat("-\"", 250)), "'; drop table entries; --");

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_search_is_answered(string q)
    {
        using var answer = await (await app.Client(Role.Editor)).Get($"/api/v1/entries?q={Uri.EscapeDataString(q)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_word_that_is_ruled_out_twice_is_ruled_out()
    {
        var editor = await app.Client(Role.Editor);
        var word = $"w{Guid.NewGuid():n}";
        await editor.Create(new NewEntry { Title = $"{word} with marsupials" });
        await editor.Create(new NewEntry { Title = $"{word} alone" });

        using var found = await editor.Get($"/api/v1/entries?q={word}%20--marsupials");
        (await found.Text()).ShouldNotContain("marsupials");
    }
}
