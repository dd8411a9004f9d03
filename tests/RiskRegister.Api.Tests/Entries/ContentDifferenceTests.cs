using System.Text;
using System.Text.Json;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Entries;

/// <summary>What highlights read of two contents: all that differs, and nothing that does not.</summary>
public sealed class ContentDifferenceTests
{
    static readonly StoredContent Content = new()
    {
        Title = "A \"title\"",
        Description = "Économique 🌊",
        Effects = ["One", "Two"],
        Controls = [new Control(1, "A hub")],
        Actions = [new PlannedAction(1, "Train", "MT", new DateOnly(2017, 1, 11), ActionStatus.Open, null)],
    };

    public static TheoryData<string, StoredContent> Others => new()
    {
        { "title", Content with { Title = "Another" } },
        { "description", Content with { Description = null } },
        { "effects", Content with { Effects = [] } },
        { "controls", Content with { Controls = [new Control(1, "A hub"), new Control(2, "{\"title\":\"no\"}")] } },
        { "actions", Content with { Actions = [.. Content.Actions.Select(action => action with { Status = ActionStatus.Done })] } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_differs_is_read_of_both_and_what_does_not_is_left_out(string differs, StoredContent changed)
    {
        var (one, other) = ContentDifference.Read(Stored(Content), Stored(changed));

        Again(one).ShouldBe(Again(Only(differs, Content)));
        Again(other).ShouldBe(Again(Only(differs, changed)));
    }

    [Fact]
    public void Members_that_are_not_known_are_passed_over_in_whatever_order()
    {
        var (one, other) = ContentDifference.Read(
            """{"later":{"title":"no","actions":[1]},"effects":["One"],"actions":[],"controls":[],"\u0074itle":"A title","description":null}"""u8,
            """{"title":"A title","description":null,"effects":["Two"],"controls":[],"actions":[],"later":[]}"""u8);

        (one.Title, other.Title).ShouldBe(("A title", "A title"));
        (one.Effects.Single(), other.Effects.Single()).ShouldBe(("One", "Two"));
    }

    [Fact]
    public void A_description_may_be_left_out()
    {
        var (one, other) = ContentDifference.Read(Stored(Content), """{"title":"A title","effects":[],"controls":[],"actions":[]}"""u8);

        (one.Description, other.Description).ShouldBe((Content.Description, null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":"A title","description":null,"effects":[],"controls":[]}""")]
    [InlineData("""{"title":"A title","effects":["One""")]
    public void What_is_no_content_is_refused(string text) =>
        Should.Throw<JsonException>(() => ContentDifference.Read(Stored(Content), Encoding.UTF8.GetBytes(text)));

    static StoredContent Only(string member, StoredContent content) => new()
    {
        Title = content.Title,
        Description = member == "description" ? content.Description : null,
        Effects = member == "effects" ? content.Effects : [],
        Controls = member == "controls" ? content.Controls : [],
        Actions = member == "actions" ? content.Actions : [],
    };

    static byte[] Stored(StoredContent content) => JsonSerializer.SerializeToUtf8Bytes(content, StoredJson.Texts.StoredContent);

    static string Again(StoredContent content) => Encoding.UTF8.GetString(Stored(content));
}
