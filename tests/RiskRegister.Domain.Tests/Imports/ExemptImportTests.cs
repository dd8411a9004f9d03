using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What a register says of exemption, wherever it does, is never stored as public without a word.</summary>
public class ExemptImportTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Fact]
    public void A_section_that_names_its_paragraph_makes_the_rows_below_exempt_up_to_the_next()
    {
        var read = Read(Table(
            Headings, ["R1", "Crazy golf lease", "16", "9"], ["Exempt items (paragraph 3)"], ["R2", "Rent arrears", "16", "9"],
            ["Parks"], ["R3", "Old trees", "16", "9"]));
        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "3", null]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowsExempt && message.Row == 3);
        Refusals(read.Messages).ShouldBeEmpty();
    }

    [Fact]
    public void Groups_of_exempt_rows_are_exempt_until_a_line_says_that_what_follows_is_public()
    {
        var read = Read(Table(
            Headings, ["Exempt items (paragraph 3)"], ["Finance"], ["R1", "Arrears", "16", "9"], ["Legal"], ["R2", "Claim", "16", "9"],
            ["Part 1 – public items"], ["R3", "Old trees", "16", "9"]));
        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe(["3", "3", null]);
    }

    [Theory]
    [InlineData("Exempt items")]
    [InlineData("Confidential risks")]
    [InlineData("Part II")]
    [InlineData("Part II – NOT FOR PUBLICATION by virtue of a paragraph of Schedule 12A to the Local Government Act 1972")]
    public void A_section_that_does_not_say_why_is_asked_about(string section)
    {
        SourceTable[] table =
            [Table(Headings, ["R1", "Crazy golf lease", "16", "9"], [section], ["R2", "Rent arrears", "16", "9"])];
        var asked = Understood(table).Analysis;
        var (id, proposed) = asked.Questions.Select(question => (question.Id, question.Proposed)).ShouldHaveSingleItem();
        id.ShouldStartWith("exempt-section:");
        proposed.ShouldBe("exempt");
        Asked(table).ShouldBe([id]);
        Answered(table, (id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
        Answered(table, (id, "exempt"), ("exempt-paragraph", "5")).Rows[1].Exempt!.Value!.Paragraph.ShouldBe("5");

        // The mapping that the analysis answers says the same when it is sent back.
        var answers = new Dictionary<string, string> { [id] = "exempt", ["exempt-paragraph"] = "5" };
        var again = RegisterReader.Understand(table, Settings, asked.Mapping with { Answers = answers }).Analysis.Mapping;
        RegisterReader.Read(table, Settings, again).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "5"]);
    }

    [Fact]
    public void The_line_above_the_headings_of_a_sheet_says_why_its_rows_are_exempt()
    {
        var read = Read(
            Sheet("Public risks", Headings, ["R1", "Old trees", "16", "9"]),
            Sheet("Confidential risks", ["Confidential risks – exempt under paragraph 5"], Headings, ["R2", "Equal pay", "16", "9"]));
        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "5"]);
        Refusals(read.Messages).ShouldBeEmpty();
    }

    [Fact]
    public void A_sheet_that_is_called_exempt_is_asked_about()
    {
        var asked = Understood(
            Sheet("Open", Headings, ["R1", "Old trees", "16", "9"]), Sheet("Exempt", Headings, ["R2", "Equal pay", "16", "9"]));
        asked.Analysis.Questions.ShouldContain(question => question.Id == "exempt-section:exempt" && question.Proposed == "exempt");
        asked.Register.Rows[1].Exempt?.Value.ShouldNotBeNull();
    }

    [Fact]
    public void What_stands_above_a_table_of_a_document_is_about_the_tables_further_down_as_well_unless_answered()
    {
        SourceTable[] tables =
        [
            Named("report.docx – table 1", Headings, ["R1", "Equal pay", "16", "9"]) with
            {
                Title = "Legal", OneOfSeveral = true, Above = ["EXEMPT INFORMATION – Appendix B is not for publication under paragraph 3"],
            },
            Named("report.docx – table 2", Headings, ["R2", "Old trees", "16", "9"]) with { Title = "Trees", OneOfSeveral = true },
        ];
        const string First = "exempt-section:exempt information - appendix b is not for publication under paragraph 3";
        var asked = Understood(tables).Analysis.Questions.Select(question => question.Id).ToArray();
        const string Second = "exempt-after:trees:exempt information - appendix b is not for publication under paragraph 3";
        asked.ShouldBe([First, Second], ignoreOrder: true);
        Answered(tables, (First, "exempt"), (Second, "open")).Rows.Select(row => row.Exempt?.Value?.Paragraph)
            .ShouldBe(["3", null]);
    }

    [Fact]
    public void What_stands_at_the_head_of_the_pages_is_about_every_table_on_them()
    {
        SourceTable[] tables =
        [
            .. new[] { "Risks", "Trees" }.Select(sheet => Sheet(sheet, Headings, ["R1", $"{sheet} to see to", "16", "9"]) with
            {
                OnPages = ["Page 1", "Appendix B: NOT FOR PUBLICATION"],
            }),
        ];
        const string Id = "exempt-section:appendix b: not for publication";
        Asked(tables).ShouldBe([Id]);
        Answered(tables, (Id, "exempt"), ("exempt-paragraph", "2")).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe(["2", "2"]);
        Answered(tables, (Id, "open")).Rows.ShouldAllBe(row => row.Exempt == null || row.Exempt.Value == null);
    }

    [Theory]
    [InlineData("This register is exempt under paragraph 3 of Schedule 12A", "", "exempt-section:")]
    [InlineData("", "* All risks: exempt from publication, paragraph 3", "exempt-section:")]
    [InlineData("", "* Risk 1: exempt from publication, paragraph 3", "exempt-entries:")]
    public void What_stands_behind_a_table_is_asked_about(string behind, string row, string asked)
    {
        string[][] below = row.Length > 0 ? [[row]] : [];
        string[] lines = behind.Length > 0 ? [behind] : [];
        var table = Table([Headings, ["R1", "Old trees", "16", "9"], .. below]) with { Behind = lines };
        var id = Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id;
        id.ShouldStartWith(asked);
        Answered([table], (id, "exempt")).Rows.ShouldHaveSingleItem().Exempt!.Value!.Paragraph.ShouldBe("3");
        Answered([table], (id, "open")).Rows.ShouldHaveSingleItem().Exempt.ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_called_exempt_is_asked_about() =>
        Understood(Named("Exempt_Appendix B - Risk register (para 3).csv", Headings, ["R1", "Old trees", "16", "9"]))
            .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-section:exempt appendix b");

    [Fact]
    public void A_cover_sheet_is_about_the_sheets_behind_it()
    {
        SourceTable[] sheets =
        [
            Sheet("Cover", ["EXEMPT – paragraph 3 of Schedule 12A"], ["Not for publication"]),
            Sheet("Register", Headings, ["R1", "Old trees", "16", "9"]),
        ];
        const string Id = "exempt-after:register:exempt - paragraph 3 of schedule 12a";
        Understood(sheets).Analysis.Questions.Select(question => question.Id).ShouldBe([Id]);
        Answered(sheets, (Id, "exempt")).Rows[0].Exempt!.Value!.Paragraph.ShouldBe("3");
        Answered(sheets, (Id, "open")).Rows[0].Exempt.ShouldBeNull();
    }

    [Theory]
    [InlineData("Redact before publication", true)]
    [InlineData("Do not publish", true)]
    [InlineData("Commercially sensitive until the sale", true)]
    [InlineData("Commercial in confidence", true)]
    [InlineData("Staff are sensitive to changes of shifts", false)]
    [InlineData("We do not publish waiting times", false)]
    public void So_are_other_words_for_it(string remark, bool isAsked)
    {
        var table = Table([.. Headings, "Comments"], ["R1", "Old trees", "16", "9", "As before"], ["R2", "Claims", "16", "9", remark]);

        Asked(table).ShouldBe(isAsked ? [$"exempt-column:comments:{Folded(remark)}"] : []);
    }

    [Theory]
    [InlineData("Land deal (commercially sensitive)", true)]
    [InlineData("Tender – commercial in confidence", true)]
    [InlineData("Price-sensitive demand for parking", false)]
    public void A_title_may_say_so_in_them(string title, bool isAsked)
    {
        var table = Table(Headings, ["R1", "Old trees", "16", "9"], ["R2", title, "16", "9"]);

        Asked(table).ShouldBe(isAsked ? [$"exempt-titles:{Folded(title)}"] : []);
    }

    [Fact]
    public void What_a_column_says_that_is_not_read_is_asked_about()
    {
        SourceTable[] table =
        [
            Table([.. Headings, "Comments"], ["R1", "Old trees", "16", "9", "As before"],
                ["R2", "Claims", "16", "9", "NOT FOR PUBLICATION – paragraph 7"],
                ["R3", "Depots", "16", "9", "None"]),
        ];
        const string Id = "exempt-column:comments:not for publication - paragraph 7";
        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe([Id]);
        Answered(table, (Id, "exempt")).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "7", null]);
        Answered(table, (Id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
    }

    [Theory]
    [InlineData("Exempt – paragraph 3")]
    [InlineData("Live (not for publication, para 3)")]
    [InlineData("Confidential under paragraph 3")]
    public void A_status_that_speaks_of_it_is_asked_about(string status)
    {
        SourceTable[] table =
            [Table([.. Headings, "Status"], ["R1", "Old trees", "16", "9", "Open"], ["R2", "Claims", "16", "9", status])];
        Understood(table).Analysis.Questions.ShouldContain(question => question.Id == $"exempt-column:status:{Folded(status)}");
        Paragraphs(table, ("exempt-column:status", "exempt"), ($"status:{Folded(status)}", "open"))
            .ShouldBe([null, "3"]);

        SourceTable[] alone = [Table([.. Headings, "Status"], ["R2", "Claims", "16", "9", status])];
        Understood(alone).Analysis.Questions.ShouldContain(question => question.Id == $"exempt-column:status:{Folded(status)}");
    }

    [Theory]
    [InlineData("Risk 1: Old trees", "Risk 2: Land sale (Exempt, para 3)", "Risk 3: Depots")]
    [InlineData("K1 – Old trees", "K2 – Not for publication (paragraph 3): land sale", "K3 – Depots")]
    public void What_names_one_form_is_about_that_one_alone(string first, string second, string third)
    {
        SourceTable[] forms = [Form(first, "Old trees"), Form(second, "Land sale"), Form(third, "Depots")];
        var id = Understood(forms).Analysis.Questions.ShouldHaveSingleItem().Id;
        id.ShouldBe($"exempt-column:(line above):{Folded(second)}");
        Paragraphs(forms, (id, "exempt")).ShouldBe([null, "3", null]);
        Paragraphs(forms, (id, "open")).ShouldBe([null, null, null]);
    }

    [Fact]
    public void What_stands_below_the_name_of_a_form_is_about_that_one_alone()
    {
        SourceTable[] forms = [Form("K1 – Old trees", "Old trees"),
            Form("K2 – Land sale", "Land sale") with { LinesBefore = ["Press: exempt under paragraph 3"] }];
        Paragraphs(forms, ("exempt-column:(line above)", "exempt")).ShouldBe([null, "3"]);
    }

    [Fact]
    public void A_row_that_goes_on_in_a_column_that_is_not_read_says_it_of_its_entry()
    {
        SourceTable[] table =
        [
            Table([.. Headings, "Comments", "Minutes"], ["R1", "Old trees", "16", "9", "As before", "4"],
                ["", "", "", "", "Exempt under paragraph 7", "5"], ["R2", "Depots", "16", "9", "", "6"]),
        ];
        Paragraphs(table, ("exempt-column:comments", "exempt")).ShouldBe(["7", null]);
    }

    static string Folded(string text) => text.ToLowerInvariant().Replace('–', '-');

    static IEnumerable<string?> Paragraphs(SourceTable[] tables, params (string, string)[] answers) =>
        Answered(tables, answers).Rows.Select(row => row.Exempt?.Value?.Paragraph);

    static SourceTable Form(string name, string title) =>
        Sheet(name, ["Risk title", title], ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", "16"], ["Net score", "9"]);

    [Theory]
    [InlineData("Description", "Exempt: by virtue of para 7. Attack by a named group.")]
    [InlineData("Category", "Exempt – para 7")]
    public void A_text_that_begins_so_is_asked_about_as_a_title_is(string heading, string text)
    {
        SourceTable[] table = [Table([.. Headings, heading], ["R1", "Old trees", "16", "9", "Legal"], ["R2", "Claims", "16", "9", text])];
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("exempt-titles:exempt");
        Answered(table, ("exempt-titles", "exempt")).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "7"]);
    }

    [Theory]
    [InlineData("Schedule 12A para", "7", "7")]
    [InlineData("Schedule 12A paragraph", "N/A", null)]
    public void The_schedule_names_the_paragraph(string heading, string cell, string? paragraph) =>
        Read(Table([.. Headings, heading], ["R1", "Claims", "16", "9", cell])).Rows[0].Exempt?.Value?.Paragraph.ShouldBe(paragraph);

    [Theory]
    [InlineData("Press and public excluded?", "Y")]
    [InlineData("Publication status", "Closed session – Part 2")]
    [InlineData("Exempt", "Y (para 8)")]
    [InlineData("Exempt", "Yes - paragraphs 3 & 11")]
    public void Other_words_for_what_is_closed_are_asked_about_by_value(string heading, string cell) =>
        Understood(Table([.. Headings, heading], ["R1", "Claims", "16", "9", cell])).Analysis.Questions
            .ShouldContain(question => question.Code == ImportCodes.ExemptUnclear);

    [Fact]
    public void A_cell_that_says_public_below_an_exempt_section_makes_no_row_public()
    {
        var read = Read(Table(
            [.. Headings, "Exempt"], ["R1", "Old trees", "16", "9", "No"], ["Exempt items (paragraph 3)"],
            ["R2", "Rent arrears", "16", "9", "No"]));
        read.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "3"]);
        read.Messages.Count(message => message.Code == ImportCodes.RowsExempt).ShouldBe(2);
    }

    [Theory]
    [InlineData("CONFIDENTIAL: Inquiry into a fraud")]
    [InlineData("EXEMPT – Sale of the mill")]
    [InlineData("[Restricted] Sale of the mill")]
    [InlineData("Private and confidential: sale of the mill")]
    [InlineData("Sale of the mill (exempt)")]
    [InlineData("Sale of the mill (confidential until May)")]
    [InlineData("Sale of the mill (exempt – commercial interests)")]
    [InlineData("Sale of the mill (exempt from publication)")]
    [InlineData("Sale of the mill – exempt information")]
    [InlineData("Sale of the mill [restricted to members]")]
    public void A_title_that_says_it_is_confidential_is_asked_about(string title)
    {
        SourceTable[] table = [Table(Headings, ["R1", title, "16", "9"], ["R2", "Old trees", "16", "9"])];
        var id = $"exempt-titles:{Folded(title)}";
        Asked(table).ShouldBe([id]);
        Answered(table, (id, "open")).Rows.ShouldAllBe(row => row.Exempt == null);
        Answered(table, (id, "exempt"), ("exempt-paragraph", "2")).Rows.Select(row => row.Exempt?.Value?.Paragraph)
            .ShouldBe(["2", null]);
    }

    [Theory]
    [InlineData("Confidential waste is not shredded")]
    [InlineData("Restricted access to the depot")]
    [InlineData("Private sector landlords leave")]
    [InlineData("Private-sector landlords leave")]
    [InlineData("Restricted-access roads flood")]
    [InlineData("Housing benefit subsidy (exempt accommodation)")]
    [InlineData("Business rates (exempt properties)")]
    [InlineData("Business rates: tax-exempt bodies")]
    [InlineData("Levy (exempt from VAT)")]
    [InlineData("Whistleblowing (confidential reporting)")]
    public void A_title_about_confidential_matters_is_not(string title) =>
        Understood(Table(Headings, ["R1", title, "16", "9"])).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Publish?", "Yes", "No")]
    [InlineData("Public?", "Y", "N")]
    [InlineData("Publication", "Public", "Not for publication")]
    [InlineData("Part", "Part I", "Part II")]
    [InlineData("Part I / Part II", "Part I", "Part II")]
    [InlineData("Access", "Public", "Restricted")]
    [InlineData("Visibility", "Public", "Private")]
    [InlineData("FOI exempt", "No", "Yes")]
    [InlineData("Pink papers", "No", "Yes")]
    [InlineData("Exempt para", "", "3")]
    [InlineData("Exempt para", "n/a", "1")]
    [InlineData("Protective marking", "Unclassified", "Restricted")]
    public void Columns_of_publication_are_read_with_the_sense_of_their_headings(string heading, string open, string exempt)
    {
        var mapping = new ImportMapping { ExemptParagraph = "3" };
        var read = RegisterReader.Read(
            [Table([.. Headings, heading], ["R1", "Old trees", "16", "9", open], ["R2", "Rent arrears", "16", "9", exempt])],
            Settings, mapping);
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => row.Exempt!.Value is not null).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("Classification", "OFFICIAL-SENSITIVE", "exempt:official-sensitive")]
    [InlineData("Security classification", "OFFICIAL", "exempt:official")]
    [InlineData("Public / Private", "Yes", "exempt:yes")]
    [InlineData("Publish?", "After the sale", "exempt:after the sale")]
    public void What_such_a_column_says_otherwise_is_asked_value_by_value(string heading, string value, string id)
    {
        SourceTable[] table = [Table([.. Headings, heading], ["R1", "Old trees", "16", "9", value])];
        Understood(table).Analysis.Questions.ShouldContain(question => question.Id == id);
        Answered(table, (id, "open")).Rows.ShouldHaveSingleItem().Exempt!.Value.ShouldBeNull();
    }

    [Fact]
    public void Nothing_below_publish_is_asked_about()
    {
        SourceTable[] table =
            [Table([.. Headings, "Publish?"], ["R1", "Old trees", "16", "9", "Yes"], ["R2", "Rent arrears", "16", "9", ""])];
        Understood(table).Analysis.Questions.ShouldContain(question => question.Id == "exempt:blank" && question.Row == 3);
        Answered(table, ("exempt:blank", "open")).Rows.ShouldAllBe(row => row.Exempt!.Value == null);
    }

    [Theory]
    [InlineData("Exempt", "Exempt?", "No", "Yes", true, true)]
    [InlineData("Exempt", "Exempt?", "Yes", "", true, false)]
    [InlineData("Exempt", "Exempt?", "", "No", false, false)]
    [InlineData("Exempt", "Exempt?", "", "", false, false)]
    [InlineData("Exempt", "Exempt / public", "No", "Public", false, false)]
    [InlineData("Exempt", "Exempt / public", "No", "Exempt", true, true)]
    [InlineData("Confidential", "Publish?", "No", "No", true, true)]
    [InlineData("Confidential", "Publish?", "Yes", "No", true, false)]
    [InlineData("Confidential", "Publish?", "No", "Yes", false, false)]
    [InlineData("Confidential", "Publish?", "No", "", false, false)]
    [InlineData("Publish?", "Restricted", "", "Yes - paragraph 4", true, false)]
    [InlineData("Exempt", "Private", "Yes", "Paragraph 4", true, false)]
    public void Of_two_columns_each_is_read_alone(
        string heading, string other, string cell, string otherCell, bool isExempt, bool isNamed)
    {
        var table = Table([.. Headings, heading, other], ["R1", "Old trees", "16", "9", cell, otherCell],
            ["R2", "Claims", "16", "9", "No", heading == "Publish?" ? "Yes" : "Exempt"]);
        var mapping = new ImportMapping { ExemptParagraph = "4" };

        var (register, analysis) = RegisterReader.Understand([table], Settings, mapping);

        analysis.Questions.ShouldBeEmpty();
        register.Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([isExempt ? "4" : null, "4"]);
        register.Messages.Count(message => message is { Code: ImportCodes.RowsExempt, Row: 2 }).ShouldBe(isNamed ? 1 : 0);
        register.Messages.ShouldNotContain(message => message.Code == ImportCodes.ColumnIgnored);
    }

    [Fact]
    public void What_one_of_two_columns_does_not_say_plainly_is_asked_about_alone()
    {
        var table = Table(
            [.. Headings, "Exempt", "Exempt?"], ["R1", "Old trees", "16", "9", "No", "Ask legal"], ["R2", "Claims", "16", "9", "No", "No"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("exempt:ask legal");
        Answered([table], ("exempt:ask legal", "open")).Rows.ShouldAllBe(row => row.Exempt!.Value == null);
    }

    [Fact]
    public void Of_two_columns_an_answer_may_still_choose_one()
    {
        var table = Table(
            [.. Headings, "Exempt", "Exempt?"], ["R1", "Old trees", "16", "9", "No", "Yes"], ["R2", "Claims", "16", "9", "No", "No"]);

        Answered([table], ("twice:exempt:", "Exempt")).Rows.ShouldAllBe(row => row.Exempt!.Value == null);
    }

    [Fact]
    public void A_row_that_is_exempt_and_names_no_paragraph_in_its_column_is_exempt()
    {
        SourceTable[] table =
        [
            Table([.. Headings, "Exempt", "Exempt paragraph"], ["R1", "Old trees", "16", "9", "No", "None"],
                ["R2", "Equal pay", "16", "9", "Yes", ""], ["R3", "Arrears", "16", "9", "Yes", "3"]),
        ];
        Asked(table).ShouldBe(["exempt-paragraph"]);
        Answered(table, ("exempt-paragraph", "4")).Rows.Select(row => row.Exempt?.Value?.Paragraph).ShouldBe([null, "4", "3"]);
    }

    [Fact]
    public void A_classification_of_risks_is_their_type() => Understood(
        Table([.. Headings, "Classification"], ["R1", "Old trees", "16", "9", "Financial"])).Register.Rows[0].Types!.Value
            .ShouldBe(["Financial"]);

    [Theory]
    [InlineData("This register contains no exempt or confidential information.")]
    [InlineData("This report does not contain any exempt information")]
    [InlineData("None of the risks in this register is exempt.")]
    [InlineData("No entries are confidential")]
    [InlineData("This register contains NO EXEMPT Information")]
    [InlineData("Exempt: No")]
    [InlineData("Exempt or confidential items: None")]
    [InlineData("Exempt information: none")]
    [InlineData("Is this report exempt? No")]
    [InlineData("Contains no information exempt under Schedule 12A")]
    [InlineData("Exempt risks are reported separately in Part II.")]
    [InlineData("Confidential risks are held on a separate register.")]
    [InlineData("Restricted items have been listed in another report")]
    [InlineData("Risk register excluding confidential risks")]
    [InlineData("Redacted for publication. Exempt risks have been taken out.")]
    [InlineData("Three confidential entries have been withheld from this version")]
    [InlineData("This edition leaves out exempt items")]
    [InlineData("Opportunities that contain exempt information have been removed from this document")]
    [InlineData("Exempt matters are not published in this report")]
    [InlineData("Exempt accommodation")]
    [InlineData("Supported and exempt accommodation")]
    [InlineData("Confidential waste")]
    [InlineData("Restricted use of the hall")]
    [InlineData("Tax-exempt bodies")]
    [InlineData("Exempt from VAT")]
    [InlineData("Fines, and the loss of confidential information")]
    [InlineData("Theft of laptops, phones or confidential notes left in cars")]
    [InlineData("Unauthorised access to confidential details")]
    [InlineData("Shared drives: accidental disclosure of our confidential minutes to a bidder")]
    public void What_says_that_nothing_is_exempt_or_is_about_something_else_asks_nothing(string text)
    {
        foreach (var table in Saying(text))
        {
            Understood(table).Analysis.Questions.ShouldBeEmpty();
            Read(table).Rows.ShouldAllBe(row => row.Exempt == null);
        }
    }

    [Theory]
    [InlineData("This register contains no exempt information except Appendix B, which is exempt")]
    [InlineData("This register contains exempt information")]
    [InlineData("Confidential land sales")]
    [InlineData("None of the public may see what is exempt")]
    [InlineData("Exempt: No. 5 Mill Street")]
    [InlineData("Exempt: No – but the appendix is confidential")]
    [InlineData("Exempt risks are listed below in a separate section")]
    [InlineData("Exempt risks excluded from the public register")]
    [InlineData("Exempt risks are shown separately in this table")]
    [InlineData("The exempt information is set out in this confidential report")]
    [InlineData("Redacted copy – contains exempt information")]
    [InlineData("To be redacted for publication. Contains exempt information.")]
    [InlineData("Redacted for publication")]
    [InlineData("Exempt details removed from these rows")]
    [InlineData("Exempt information removed where marked")]
    [InlineData("This version leaves out exempt risks, and those below are confidential")]
    [InlineData("Confidential corporate risks")]
    [InlineData("Exempt and confidential matters")]
    [InlineData("Exempt: May 2026")]
    [InlineData("Not confidential, exempt for now")]
    [InlineData("Exempt from disclosure")]
    [InlineData("CONFIDENTIAL Land sales")]
    [InlineData("Restricted to members")]
    [InlineData("Disclosure of the confidential information below is a breach of the code")]
    [InlineData("Confidential: loss of the mill lease")]
    [InlineData("Unauthorised access to this confidential register")]
    [InlineData("Loss of the mill lease – confidential")]
    [InlineData("Disclosure of confidential matters must not occur")]
    public void What_may_say_that_entries_are_exempt_is_asked_about(string text)
    {
        foreach (var table in Saying(text))
            Understood(table).Analysis.Questions.ShouldContain(question => question.Id.StartsWith("exempt-", StringComparison.Ordinal));
    }

    // Above a table, behind it, in a column that is not read and, the first, between entries.
    static SourceTable[] Saying(string text)
    {
        string[] first = ["R1", "Old trees", "16", "9"], second = ["R2", "Claims", "16", "9"];
        return
        [
            Table(Headings, first, [text], second),
            Table(Headings, first) with { Above = [text] }, Table(Headings, first) with { Behind = [text] },
            Table([.. Headings, "Update"], [.. first, text], [.. second, "Goes on"]),
        ];
    }

    [Fact]
    public void A_file_without_what_is_exempt_and_a_text_that_denies_it_ask_nothing()
    {
        Understood(Named("register-excl-exempt.csv", Headings, ["R1", "Old trees", "16", "9"])).Analysis.Questions.ShouldBeEmpty();
        Understood(Table(Headings, ["R1", "Old trees", "16", "9"]) with { Above = ["Risk register – exempt risks removed"] })
            .Analysis.Questions.ShouldBeEmpty();
        Understood(Table([.. Headings, "Description"], ["R1", "Old trees", "16", "9", "Confidential: no. Trees fall on the path."]))
            .Analysis.Questions.ShouldBeEmpty();
        Understood(Table([.. Headings, "Description"], ["R1", "Old trees", "16", "9", "CONFIDENTIAL: No plan for the sale of the mill"]))
            .Analysis.Questions.ShouldNotBeEmpty();
        Understood(Table([.. Headings, "Description"], ["R1", "Old trees", "16", "9", "CONFIDENTIAL: No. 5 Mill Street is to be sold."]))
            .Analysis.Questions.ShouldNotBeEmpty();
        Understood(Form("Risk 1: Exempt accommodation", "Subsidy lost"), Form("Risk 2: Old trees", "Old trees"))
            .Analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Part B – closed session", true)]
    [InlineData("Section 2: private", true)]
    [InlineData("Private items", true)]
    [InlineData("To be considered in private", true)]
    [InlineData("Part A – open session", false)]
    [InlineData("Private sector housing", false)]
    [InlineData("Closed risks", false)]
    [InlineData("Training session", false)]
    public void What_is_for_a_closed_session_is_asked_about_as_exempt(string section, bool isAsked) =>
        Asked(Table(Headings, ["R1", "Crazy golf lease", "16", "9"], [section], ["R2", "Rent arrears", "16", "9"]))
            .Any(id => id.StartsWith("exempt-section:", StringComparison.Ordinal)).ShouldBe(isAsked);

    [Theory]
    [InlineData("Confidential staff only", true)]
    [InlineData("Board only", true)]
    [InlineData("Private – personnel", true)]
    [InlineData("Keys from the porter", false)]
    [InlineData("Private road", false)]
    public void Words_that_say_who_may_see_an_entry_are_asked_about_under_a_heading_of_several_meanings(string cell, bool isAsked) =>
        Asked(Table([.. Headings, "Access"], ["R1", "Crazy golf lease", "16", "9", cell], ["R2", "Rent arrears", "16", "9", cell]))
            .Any(id => id.StartsWith("exempt:", StringComparison.Ordinal)).ShouldBe(isAsked);
}
