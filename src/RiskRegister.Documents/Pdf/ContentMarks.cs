using System.Text;

namespace RiskRegister.Documents.Pdf;

/// <summary>
/// Marks what a page draws outside the structure as artifacts (ISO 32000-1, 14.8.2.2): running heads, rules, backgrounds. What paints is
/// wrapped operator by operator; what only sets the state of drawing stays as it is.
/// </summary>
static class ContentMarks
{
    static readonly byte[] Begin = Encoding.ASCII.GetBytes("/Artifact BMC\n");
    static readonly byte[] End = Encoding.ASCII.GetBytes("\nEMC\n");

    public static byte[] WithArtifacts(ReadOnlySpan<byte> content)
    {
        using var output = new MemoryStream(content.Length + 1_024);
        var (depth, from, path, isText) = (0, 0, -1, false);
        for (var at = 0; Next(content, at, out var start, out var end); at = end)
        {
            var token = content[start..end];
            if (token.SequenceEqual("BMC"u8) || token.SequenceEqual("BDC"u8)) depth++;
            else if (token.SequenceEqual("EMC"u8)) depth = Math.Max(0, depth - 1);
            else if (depth > 0) continue;
            else if (token.SequenceEqual("BT"u8))
            {
                Copy(content[from..start], output);
                output.Write(Begin);
                (from, isText) = (start, true);
            }
            else if (token.SequenceEqual("ET"u8) && isText)
            {
                Copy(content[from..end], output);
                output.Write(End);
                (from, isText) = (end, false);
            }
            else if (isText) continue;
            else if (token.SequenceEqual("m"u8) || token.SequenceEqual("re"u8))
            {
                // Its operands stand before it.
                if (path < 0) path = OperandsBefore(content, from, start, token.Length == 1 ? 2 : 4);
            }
            else if (token.SequenceEqual("n"u8)) path = -1;
            else if (path >= 0 && IsPainting(token))
            {
                Copy(content[from..path], output);
                output.Write(Begin);
                Copy(content[path..end], output);
                output.Write(End);
                (from, path) = (end, -1);
            }
            else if (token.SequenceEqual("Do"u8) || token.SequenceEqual("sh"u8))
            {
                var operand = OperandsBefore(content, from, start, 1);
                Copy(content[from..operand], output);
                output.Write(Begin);
                Copy(content[operand..end], output);
                output.Write(End);
                from = end;
            }
        }

        Copy(content[from..], output);
        return output.ToArray();
    }

    static void Copy(ReadOnlySpan<byte> bytes, MemoryStream output) => output.Write(bytes);

    static bool IsPainting(ReadOnlySpan<byte> token) =>
        token is [(byte)'f' or (byte)'F' or (byte)'S' or (byte)'s' or (byte)'b' or (byte)'B'] or [(byte)'f' or (byte)'b' or (byte)'B',
            (byte)'*'];

    static int OperandsBefore(ReadOnlySpan<byte> content, int from, int at, int operands)
    {
        for (; operands > 0; operands--)
        {
            while (at > from && IsSpace(content[at - 1])) at--;
            while (at > from && !IsSpace(content[at - 1])) at--;
        }

        return at;
    }

    // The next token: strings, arrays and dictionaries are gone over whole.
    static bool Next(ReadOnlySpan<byte> content, int at, out int start, out int end)
    {
        while (at < content.Length && IsSpace(content[at])) at++;
        start = at;
        end = at;
        if (at >= content.Length) return false;
        if (content[at] == '(') end = AfterString(content, at);
        else if (content[at] == '[') end = AfterNested(content, at, (byte)'[', (byte)']');
        else if (content[at] == '<') end = AfterNested(content, at, (byte)'<', (byte)'>');
        else
        {
            end++;
            while (end < content.Length && !IsSpace(content[end]) && content[end] is not ((byte)'(' or (byte)'[' or (byte)'<' or (byte)'/'))
                end++;
        }

        return true;
    }

    static int AfterString(ReadOnlySpan<byte> content, int at)
    {
        for (var depth = 0; at < content.Length; at++)
        {
            if (content[at] == '\\') at++;
            else if (content[at] == '(') depth++;
            else if (content[at] == ')' && --depth == 0) return at + 1;
        }

        return content.Length;
    }

    static int AfterNested(ReadOnlySpan<byte> content, int at, byte open, byte close)
    {
        for (var depth = 0; at < content.Length; at++)
        {
            if (content[at] == '(') at = AfterString(content, at) - 1;
            else if (content[at] == open) depth++;
            else if (content[at] == close && --depth == 0) return at + 1;
        }

        return content.Length;
    }

    static bool IsSpace(byte character) => character is 0 or 9 or 10 or 12 or 13 or 32;
}
