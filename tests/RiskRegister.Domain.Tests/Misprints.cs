using FsCheck;
using FsCheck.Fluent;

namespace RiskRegister.Domain.Tests;

/// <summary>Texts with one character replaced, left out or put in: close enough to be read by a careless reader.</summary>
static class Misprints
{
    public static Arbitrary<string> Of(Gen<string> texts) => (
        from text in texts
        from at in Gen.Choose(0, text.Length - 1)
        from wrong in Gen.Elements("", "0", "1", "9", "Q", "R", "r", "o", ".", "-", "+", " ", "\0", "\n", "\u0661", "\uff11", "/")
        from over in Gen.Choose(0, 1)
        select text[..at] + wrong + text[(at + over)..]).ToArbitrary();
}
