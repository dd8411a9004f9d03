using System.Xml;

namespace RiskRegister.Documents.Packages;

/// <summary>Text for places that XML gives it: characters that XML has no room for become U+FFFD.</summary>
static class CleanText
{
    const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var at = FaultIn(text, 0);
        if (at < 0) return text;
        var clean = text.ToCharArray();
        for (; at >= 0; at = FaultIn(text, at + 1)) clean[at] = Replacement;
        return new string(clean);
    }

    static int FaultIn(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) continue;
            if (at + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) return at;
            at++;
        }

        return -1;
    }
}
