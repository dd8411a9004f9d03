using Shouldly;

namespace RiskRegister.Domain.Tests;

/// <summary>Where documents may lie that lie elsewhere: attachments that are links, minutes of meetings.</summary>
public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("https://intranet.example.org/plans/continuity?version=3#page=2")]
    [InlineData("HTTPS://example.org")]
    [InlineData("https://example.org:8443/%E2%80%AE")]
    public void An_address_leads_to_a_site_by_https(string address) => AddressRules.Fault(address).ShouldBeNull();

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
    public void Any_other_address_is_refused(string address) => AddressRules.Fault(address).ShouldNotBeNull();

    [Fact]
    public void An_address_has_a_limit()
    {
        var start = "https://example.org/";
        AddressRules.Fault(start + new string('a', AddressRules.Longest - start.Length)).ShouldBeNull();
        AddressRules.Fault(start + new string('a', AddressRules.Longest - start.Length + 1)).ShouldNotBeNull();
    }
}
