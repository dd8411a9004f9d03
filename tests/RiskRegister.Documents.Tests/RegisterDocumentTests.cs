using RiskRegister.Documents.Tests.Csv;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

public sealed class RegisterDocumentTests
{
    [Fact]
    public void A_document_says_which_register_it_is_and_who_may_read_it()
    {
        var live = Lines.Register();

        live.QuarterWords.ShouldBe("Live register");
        live.EditionWords.ShouldBe("Public edition");
        (live with { Quarter = new Quarter(2016, 3) }).QuarterWords.ShouldBe("Quarter 3 2016/17");
        (live with { Edition = Edition.Full }).EditionWords.ShouldBe("Full edition – not for publication");
    }
}
