using System.Text;
using RiskRegister.Domain.Dossiers;
using Shouldly;

namespace RiskRegister.Domain.Tests.Dossiers;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("drill report.pdf", "drill report.pdf")]
    [InlineData("Prüfbericht №3.pdf", "Prüfbericht №3.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\drivers.txt", "drivers.txt")]
    [InlineData("C:report.txt", "C_report.txt")]
    [InlineData("report.txt:hidden.exe", "report.txt_hidden.exe")]
    [InlineData("a\0b\r\nc\u001b[2J.txt", "abc[2J.txt")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("\u2066plan\u2069\u200b\u200d\ufeff.docx", "plan.docx")]
    [InlineData("a\u2028b\u2029c.txt", "abc.txt")]
    [InlineData("say \"this\" <or> that?*|.txt", "say _this_ _or_ that___.txt")]
    [InlineData("report.pdf                                       .exe", "report.pdf .exe")]
    [InlineData("spaced\u00a0\u3000out.txt", "spaced out.txt")]
    [InlineData("report.txt. . .", "report.txt")]
    [InlineData("...", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("", "file")]
    [InlineData("folder/", "file")]
    [InlineData("\u202e\u0007", "file")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("Lpt².pdf", "_Lpt².pdf")]
    [InlineData("con .txt", "_con .txt")]
    [InlineData("console.txt", "console.txt")]
    public void A_name_is_made_safe(string given, string kept) => FileNames.Clean(given).ShouldBe(kept);

    [Fact]
    public void A_long_name_is_shortened_to_what_file_systems_hold_and_keeps_its_ending()
    {
        foreach (var letter in new[] { "a", "ü", "漢", "😀" })
        {
            var kept = FileNames.Clean(string.Concat(Enumerable.Repeat(letter, 5_000)) + ".Docx");
            Encoding.UTF8.GetByteCount(kept).ShouldBeInRange(FileNames.Longest - 4, FileNames.Longest);
            kept.ShouldEndWith($"{letter}.Docx");
        }
    }

    [Fact]
    public void Whatever_is_given_the_kept_name_is_safe_and_kept_again_as_it_is()
    {
        string[] parts =
            ["..", "/", "\\", "\u202e", "CON", ".", " ", "é", "\0", "\ud83d", "\ude00", "a", ":", "\"", "%00", "\u00a0", "nul", ""];
        var all = from one in parts from two in parts from three in parts select one + two + three;
        foreach (var given in all)
        {
            var kept = FileNames.Clean(given);
            kept.ShouldNotBeEmpty();
            kept.ShouldNotContain('/');
            kept.ShouldNotContain('\\');
            kept.Any(character => char.IsControl(character) || character is '"' or ':' or '\u202e').ShouldBeFalse(kept);
            kept[0].ShouldNotBe('.');
            kept[^1].ShouldNotBe('.');
            FileNames.Clean(kept).ShouldBe(kept);
        }
    }

    [Theory]
    [InlineData("report.PDF", "pdf")]
    [InlineData("archive.tar.gz", "gz")]
    [InlineData("README", "")]
    [InlineData("ends.", "")]
    [InlineData("version 1.2 of it", "")]
    public void An_ending_is_in_small_letters(string name, string ending) => FileNames.EndingOf(name).ShouldBe(ending);
}
