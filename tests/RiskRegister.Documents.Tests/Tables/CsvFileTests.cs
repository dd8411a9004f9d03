using System.Text;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

public sealed class CsvFileTests
{
    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public void Twenty_thousand_rows_fit_under_their_heading() =>
        Reading.Of(Encoding.UTF8.GetBytes("Ref,Title\n" + string.Concat(Enumerable.Repeat("1,Loss\n", 20_000))))
            .ShouldBeOfType<TablesRead>().Tables.ShouldHaveSingleItem().Rows.Count.ShouldBe(20_001);

    [Fact]
    public void A_file_is_one_table_of_its_name() =>
        Reading.Csv("Ref,Title\r\nCR1,Flood\r\n").Tables.ShouldHaveSingleItem().Name.ShouldBe("register.csv");

    [Theory]
    [InlineData("Effects", 100)]
    [InlineData("Controls", 200)]
    [InlineData("Actions", 200)]
    public void A_list_has_no_more_items_than_an_entry_may_have(string heading, int most)
    {
        Read(most, "").ShouldBeEmpty();
        Read(most + 1, "").ShouldBe([ImportCodes.TooManyItems]);

        // Each cell has few lines, and both together have too many.
        Read(most / 2, $",,,\"{Lines((most / 2) + 1)}\"\n").ShouldBe([ImportCodes.TooManyItems]);

        IEnumerable<string> Read(int lines, string below) =>
            RegisterReader.Read(
                Reading.Csv($"Ref,Title,Residual score,{heading}\nCR1,Flood,4 x 4,\"{Lines(lines)}\"\n{below}").Tables,
                new RegisterSettings(), new ImportMapping { SingleScore = SingleScoreMeaning.Residual }).Messages
                .Where(message => message.Severity == ImportSeverity.Refused).Select(message => message.Code);

        static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(number => $"item {number}"));
    }

    [Theory]
    [InlineData(@"C:\Users\me\risks.csv", "risks.csv")]
    [InlineData("../../etc/risks.csv", "risks.csv")]
    [InlineData("ri\r\nsks.csv", "risks.csv")]
    [InlineData("", "file")]
    public void A_table_is_named_by_the_files_last_part_without_control_characters(string name, string expected) =>
        Reading.Read("a,b"u8.ToArray(), name).Tables[0].Name.ShouldBe(expected);

    [Theory]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\nc,d")]
    [InlineData("a,b\rc,d\r")]
    [InlineData("\"a\",\"b\"\n\"c\",\"d\"")]
    [InlineData("a,b,,,\nc,d,,\n")]
    public void Line_ends_quotes_and_trailing_commas_do_not_matter(string text) =>
        Reading.Csv(text).Lines().ShouldBe(["1: a | b", "2: c | d"]);

    [Fact]
    public void Quoted_cells_hold_quotes_delimiters_and_line_breaks() =>
        Reading.Csv("\"say \"\"no\"\"\",\"a,b\",\"one\r\ntwo\rthree\nfour\"").Tables[0].Rows[0].Cells
            .ShouldBe(["say \"no\"", "a,b", "one\ntwo\nthree\nfour"]);

    [Fact]
    public void A_row_has_the_number_that_a_spreadsheet_shows_and_blank_rows_are_left_out() =>
        Reading.Csv("\r\nRef,Title\r\n,\r\nCR1,\"two\r\nlines\"\r\n \r\nCR2,x\r\n").Lines()
            .ShouldBe(["2: Ref | Title", "4: CR1 | two\nlines", "6: CR2 | x"]);

    [Fact]
    public void Cells_before_a_filled_one_are_empty() => Reading.Csv("a,,,d\n,b").Lines().ShouldBe(["1: a |  |  | d", "2:  | b"]);

    [Theory]
    [InlineData("Ref;Title;Score\nCR1;Loss of staff, skills;16", "1: Ref | Title | Score", "2: CR1 | Loss of staff, skills | 16")]
    [InlineData("Ref\tTitle\nCR1\ta;b,c", "1: Ref | Title", "2: CR1 | a;b,c")]
    [InlineData("Corporate register\nRef;Title\nCR1;a", "1: Corporate register", "2: Ref | Title", "3: CR1 | a")]
    [InlineData("\"a;b;c;d\",x\ny,z", "1: a;b;c;d | x", "2: y | z")]
    [InlineData("sep=;\r\na,b;c\r\n", "1: a,b | c")]
    [InlineData("sep=\t\na,b\tc", "1: a,b | c")]
    public void The_delimiter_is_found(string text, params string[] expected) => Reading.Csv(text).Lines().ShouldBe(expected);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Unicode_is_read_with_its_byte_order_mark_or_as_UTF_8(string encoding, bool marked)
    {
        var unicode = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. marked ? unicode.GetPreamble() : [], .. unicode.GetBytes("Ref,Title\nCR1,café – 🙂 שלום")];

        var read = Reading.Read(bytes);

        read.Lines().ShouldBe(["1: Ref | Title", "2: CR1 | café – 🙂 שלום"]);
        read.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void What_Excel_saves_as_CSV_in_Western_Europe_is_read_and_noted()
    {
        var read = Reading.Read(Windows1252.GetBytes("Ref;Title\r\nCR1;The council’s café – £5m"));

        read.Lines().ShouldBe(["1: Ref | Title", "2: CR1 | The council’s café – £5m"]);
        read.Notes.ShouldHaveSingleItem().Code.ShouldBe(TableNote.EncodingAssumed);
    }

    [Fact]
    public void Damaged_UTF_8_is_not_taken_for_another_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Ref,Title\nCR1,\"é\n– ü\"\nCR2,"), 0xE9];

        Reading.Refused(bytes).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.EncodingInvalid), fault => fault.Row.ShouldBe(3));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xE9, 0x01 })]
    [InlineData(new byte[] { (byte)'a', 0xE9, 0x81 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xE9 })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a' })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, (byte)'a', 0x00 })]
    public void Bytes_that_are_no_text_are_refused(byte[] bytes) => Reading.Refused(bytes).Code.ShouldBe(TableFault.EncodingInvalid);

    [Theory]
    [InlineData("a,b\nc,\"d\ne,f\n", 2, "B", "never closed")]
    [InlineData("a,b\nc,\"d\"\"", 2, "B", "never closed")]
    [InlineData("a,b\nc,d\"e\"\n", 2, "B", "inside a cell")]
    [InlineData("a,b\n\"c\nd\",e\nf,g\"h\"\n", 3, "B", "inside a cell")]
    [InlineData("a,b\n\"c\r\nd\",e\r\n\r\nf,\"g\nh", 4, "B", "never closed")]
    [InlineData("a\n\"b\nc\"d\n", 2, "A", "between a closing")]
    public void Bad_quoting_is_refused_with_the_row_it_is_in(string text, int row, string column, string message)
    {
        var fault = Reading.RefusedCsv(text);

        fault.Code.ShouldBe(TableFault.FileMalformed);
        fault.Row.ShouldBe(row);
        fault.Column.ShouldBe(column);
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void U_0000_is_refused_with_its_cell() =>
        Reading.RefusedCsv("a,b\nc,d\0").ShouldBe(
            new TableFault(TableFault.CharacterRefused, "The cell holds U+0000, which is not text.", "register.csv", 2, "B"));

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("''=1+1", "'=1+1")]
    [InlineData("'- item", "- item")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("=1+1", "=1+1")]
    public void The_apostrophe_that_guards_a_formula_comes_off(string cell, string expected) =>
        Reading.Csv($"a,{cell}").Tables[0].Rows[0].Cells[1].ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData(",,,\n , \n")]
    [InlineData("sep=,")]
    public void A_file_of_blanks_is_refused(string text) => Reading.RefusedCsv(text).Code.ShouldBe(TableFault.FileEmpty);

    [Theory]
    [InlineData("%PDF-1.7\n...", "PDF")]
    [InlineData("{\\rtf1", "rich text")]
    [InlineData("\uFEFF  <?xml version=\"1.0\"?>", "XML")]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"urn:w\"/>", "Word document in XML")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht")]
    [InlineData("<html><frameset><frame src=\"sheet001.htm\"></frameset></html>", "other files")]
    public void Another_kind_of_file_is_refused_by_what_it_is(string start, string message)
    {
        var fault = Reading.RefusedCsv(start);

        fault.Code.ShouldBe(TableFault.FileUnrecognised);
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void A_million_columns_are_refused() =>
        Reading.RefusedCsv(string.Join(',', Enumerable.Repeat("x", 1_000_000))).Code.ShouldBe(TableFault.TooManyColumns);

    [Fact]
    public void A_million_empty_columns_are_refused() =>
        Reading.RefusedCsv("a" + new string(',', 1_000_000)).Code.ShouldBe(TableFault.TooManyColumns);

    [Fact]
    public void Every_limit_is_kept_and_named()
    {
        var limits = new TableLimits { FileBytes = 40, Rows = 3, Columns = 3, Cells = 5, CellCharacters = 6, Characters = 12 };

        Reading.Of("1,2,3\n4,5"u8.ToArray(), limits: limits).ShouldBeOfType<TablesRead>();
        Reading.RefusedCsv(new string('x', 41), limits).Code.ShouldBe(TableFault.FileTooLarge);
        Reading.RefusedCsv("1\n2\n3\n4", limits).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.TooManyRows), fault => fault.Row.ShouldBe(4));
        Reading.RefusedCsv("1\n,,,4", limits).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.TooManyColumns), fault => fault.Row.ShouldBe(2));
        Reading.RefusedCsv("1,2,3\n,,6", limits).Code.ShouldBe(TableFault.TooManyCells);
        Reading.RefusedCsv("a,1234567", limits).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe(TableFault.CellTooLong), fault => fault.Column.ShouldBe("B"));
        Reading.RefusedCsv("a,\"1234\n67\"", limits).Code.ShouldBe(TableFault.CellTooLong);
        Reading.RefusedCsv("12345\n12345\n12345", limits).Code.ShouldBe(TableFault.ContentTooLarge);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled() =>
        Should.Throw<OperationCanceledException>(() =>
            TableFile.Read("register.csv", "a,b\nc,d"u8.ToArray(), new TableLimits(), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("Ref|Risk|Owner\n1|Silt, sand; mud|Crane", 3)]
    [InlineData("Harbour risks\n\nRef|Risk|Owner\n1|Silt|Crane", 3)]
    [InlineData("Ref,Risk\n1,a | b | c\n2,a | b | c\n3,a | b | c", 2)]
    [InlineData("Ref;Risk|threat|hazard\n1;Silt", 2)]
    [InlineData("Risk|threat\nSilt", 1)]
    public void Bars_part_fields_where_the_headings_have_nothing_else(string text, int fields) =>
        Reading.Csv(text).Tables[0].Rows[^1].Cells.Count.ShouldBe(fields);
}
