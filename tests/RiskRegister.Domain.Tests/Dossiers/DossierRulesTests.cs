using RiskRegister.Domain.Dossiers;
using Shouldly;

namespace RiskRegister.Domain.Tests.Dossiers;

public sealed class DossierRulesTests
{
    [Fact]
    public void A_link_has_two_sides_of_which_one_is_kept()
    {
        foreach (var relation in Enum.GetValues<EntryRelation>())
        {
            relation.Inverse().Inverse().ShouldBe(relation);
            (relation.IsKept() || relation.Inverse().IsKept()).ShouldBeTrue();
            (relation.IsKept() && relation.Inverse().IsKept()).ShouldBe(relation == EntryRelation.RelatesTo);
            relation.IsOneWay().ShouldBe(relation.Inverse().IsOneWay());
        }

        Enum.GetValues<EntryRelation>().Select(relation => relation.Printed()).Distinct().Count().ShouldBe(7);
    }

    [Theory]
    [InlineData("https://intranet.example.org/plans/continuity?version=3#page=2")]
    [InlineData("HTTPS://example.org")]
    [InlineData("https://example.org:8443/%E2%80%AE")]
    public void An_address_leads_to_a_site_by_https(string address) => DossierRules.AddressFault(address).ShouldBeNull();

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("javascript:alert(1)//https://example.org")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org/")]
    [InlineData("example.org")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://council.example@evil.example/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/\"onclick=")]
    [InlineData("https://example.org\\@evil.example/")]
    [InlineData("https://example.org/\u202egnp.exe")]
    [InlineData("https://ехample.org/")]
    [InlineData(" https://example.org/")]
    [InlineData("https://example.org/\n")]
    public void Any_other_address_is_refused(string address) => DossierRules.AddressFault(address).ShouldNotBeNull();

    [Fact]
    public void An_address_has_a_limit()
    {
        var start = "https://example.org/";
        DossierRules.AddressFault(start + new string('a', DossierLimits.Address - start.Length)).ShouldBeNull();
        DossierRules.AddressFault(start + new string('a', DossierLimits.Address - start.Length + 1)).ShouldNotBeNull();
    }
}
