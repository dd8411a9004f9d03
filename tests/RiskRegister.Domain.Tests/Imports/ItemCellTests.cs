using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells of items that say there is none, or have owners and days in each of their lines.</summary>
public sealed class ItemCellTests
{
    [Theory]
    [InlineData("None at present")]
    [InlineData("No further action required")]
    [InlineData("No further actions planned at this stage.")]
    [InlineData("None required")]
    [InlineData("None planned – risk tolerated")]
    [InlineData("N/a - accepted")]
    [InlineData("All actions are now complete")]
    [InlineData("Complete")]
    [InlineData("Fully implemented.")]
    [InlineData("Ongoing")]
    public void Words_that_there_is_none_are_no_item_and_are_named(string cell)
    {
        var read = ReadCells(("Actions", cell), ("Controls", cell));

        read.Rows[0].Actions!.Value.ShouldBeEmpty();
        read.Rows[0].Controls!.Value.ShouldBeEmpty();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ControlUnreadable, ImportCodes.ActionUnreadable], ignoreOrder: true);
    }

    [Theory]
    [InlineData("No smoking signs at every door")]
    [InlineData("To be confirmed by the Head of Audit in May")]
    [InlineData("As above, and train staff")]
    [InlineData("See to the roof")]
    [InlineData("Complete audit")]
    [InlineData("Ongoing drills")]
    [InlineData("Done deals: see")]
    [InlineData("See 12 landlords")]
    [InlineData("All actions of the 2025 audit to be reviewed")]
    [InlineData("Network review – phase two")]
    [InlineData("None of the pumps is spare: buy one")]
    [InlineData("No action without two signatures")]
    public void Other_texts_that_begin_so_are_items(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe(cell);

    [Theory]
    [InlineData('→')]
    [InlineData('►')]
    [InlineData('▸')]
    [InlineData('❖')]
    public void Arrows_before_lines_are_bullets(char arrow) =>
        ReadOne(("Actions", $"{arrow} Drill\n{arrow}Move staff A → B")).Actions!.Value.Select(action => action.Text)
            .ShouldBe(["Drill", "Move staff A → B"]);

    [Fact]
    public void A_number_without_a_text_is_no_item() =>
        ReadOne(("Actions", "1. Drill\n2.\n(3)\n4. Fence")).Actions!.Value.Select(action => action.Text).ShouldBe(["1. Drill", "4. Fence"]);

    [Fact]
    public void A_column_of_actions_owners_and_days_is_parted_line_by_line()
    {
        var mapping = new ImportMapping
        {
            Tables =
            [
                new TableMapping
                {
                    Columns =
                    [
                        new ColumnMapping
                        {
                            Heading = "Actions",
                            Fields = [ImportField.Actions, ImportField.ActionOwners, ImportField.ActionDates],
                            Separator = "/",
                        },
                    ],
                },
            ],
        };
        var table = Table(["Ref", "Title", "Score", "Residual", "Actions"],
            ["1", "Floods", "16", "9", "Raise boat / Harbour Lead / 01-12-2026\nPaint hull\nFit pumps / Mason / 01/02/2027"]);

        var read = RegisterReader.Read([table], Settings, mapping);

        read.Rows[0].Actions!.Value.ShouldBe(
        [
            new ImportedAction("Raise boat", "Harbour Lead", new DateOnly(2026, 12, 1)),
            new ImportedAction("Paint hull", new Optional<string?>(true, null), new Optional<DateOnly?>(true, null)),
            new ImportedAction("Fit pumps", "Mason", new DateOnly(2027, 2, 1)),
        ]);
    }

    [Theory]
    [InlineData("Lead: Head of Parks; Support: Head of Trees", "Head of Parks", "Head of Trees")]
    [InlineData("Owner: Head of Parks", "Head of Parks")]
    [InlineData("Head of Parks†", "Head of Parks")]
    [InlineData("Head of Parks*\nHead of Trees **", "Head of Parks", "Head of Trees")]
    public void Labels_and_signs_of_footnotes_are_no_part_of_an_owner(string cell, params string[] owners)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe(owners);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Lead: Ada Lark, Support: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead: Ada Lark / Support: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead: Ada Lark and Support: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead: Ada Lark (Support: Bo Wren)", "Ada Lark", "Bo Wren")]
    [InlineData("Lead: Ada Lark Support: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead:\nAda Lark", "Ada Lark")]
    [InlineData("1. Lead: Ada Lark 2. Support: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead Officer: Ada Lark, Portfolio holder: Cllr Wren", "Ada Lark", "Cllr Wren")]
    [InlineData("Lead officer: Ada Lark\nPortfolio holder: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Exec lead: Ada Lark / Cabinet member: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Owner – Ada Lark; Deputy – Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Director: Ada Lark, Member: Cllr Wren", "Ada Lark", "Cllr Wren")]
    [InlineData("Sponsor: Head of Roads, Trees and Yards, Accountable: Head of Pools", "Head of Roads, Trees and Yards", "Head of Pools")]
    [InlineData("Lead: Ada Lark, Portfolio Holder: Housing", "Ada Lark", "Portfolio Holder: Housing")]
    [InlineData("Lead & Sponsor: Ada Lark", "Ada Lark")]
    [InlineData("Ada Lark (Lead), Bo Wren (Support)", "Ada Lark", "Bo Wren")]
    [InlineData("Arweinydd: Ada Lark, Cefnogaeth: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Perchennog: Ada Lark; Aelod Cabinet: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("A Lark, B Wren", "A Lark", "B Wren")]
    public void There_are_as_many_owners_as_people_with_a_label(string cell, params string[] owners)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe(owners);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Portfolio Holder: Housing")]
    [InlineData("Cabinet Member: Adult Social Care")]
    [InlineData("Head of Customer Support: North")]
    [InlineData("Director of Change: Digital")]
    [InlineData("Manager: North Area")]
    [InlineData("Lead – Adult Safeguarding")]
    [InlineData("Deputy – Pools")]
    [InlineData("Director: Adults, Director: Children")]
    public void A_word_that_belongs_to_a_post_is_no_label(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Owners_with_labels_that_cannot_be_told_apart_are_named()
    {
        const string Cell = "SRO: Ada Lark, PM: Bo Wren";
        var read = ReadCells(("Owner", Cell));

        read.Rows[0].Owners!.Value.ShouldBe([Cell]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
    }

    [Fact]
    public void Nobody_with_a_label_is_named()
    {
        var read = ReadCells(("Owner", "Lead: TBC, Support: Bo Wren"));

        read.Rows[0].Owners!.Value.ShouldBe(["Bo Wren"]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
    }

    [Theory]
    [InlineData("Head of Parks – vacant", "Head of Parks")]
    [InlineData("Head of Parks (currently vacant)", "Head of Parks")]
    [InlineData("Vacant (cover: J Doe)")]
    public void A_post_that_nobody_holds_is_named(string cell, params string[] owners)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe(owners);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
    }

    [Fact]
    public void A_vacant_post_that_owns_an_action_is_named()
    {
        var read = ReadCells(("Actions", "Drill"), ("Action owner", "Head of Parks – vacant"));

        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe("Head of Parks");
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_label_before_the_owner_of_an_action_is_no_part_of_it() =>
        ReadOne(("Actions", "Drill"), ("Action owner", "Lead: Mason*")).Actions!.Value.ShouldHaveSingleItem().Owner.Value
            .ShouldBe("Mason");

    [Theory]
    [InlineData("Response")]
    [InlineData("Mitigation")]
    [InlineData("Controls")]
    public void Lines_that_say_what_is_in_place_and_what_is_planned_part_a_cell(string heading)
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual", heading],
            ["1", "Floods", "16", "9", "Existing controls:\n- Pumps\n- Walls\nPlanned:\n- Gate – Head of Works – March 2027"],
            ["2", "Fire", "16", "9", "Planned actions:\nDrill"]));

        read.Rows[0].Controls!.Value.ShouldBe(["Pumps", "Walls"]);
        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Gate", "Head of Works", new DateOnly(2027, 3, 31))]);
        read.Rows[1].Controls!.Value.ShouldBeEmpty();
        read.Rows[1].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ColumnParted);
    }

    [Fact]
    public void What_stands_before_such_a_line_is_what_the_heading_says()
    {
        var row = ReadOne(("Controls", "Pumps\nFurther actions:\nGate"));

        row.Controls!.Value.ShouldBe(["Pumps"]);
        row.Actions!.Value.ShouldBe([new ImportedAction("Gate")]);
    }

    [Theory]
    [InlineData("Controls", "Pumps\nPlanned: telemetry", "Pumps", "telemetry")]
    [InlineData("Existing controls", "Pumps\n- Proposed controls: gate\nWalls", "Pumps|Walls", "gate")]
    [InlineData("Controls", "Controls not yet in place:\nTanker contract", "", "Tanker contract")]
    [InlineData("Controls", "Alarms\nMeasures in progress:\nSprinklers", "Alarms", "Sprinklers")]
    [InlineData("Actions", "In place: pumps\nRaise the wall", "pumps", "Raise the wall")]
    [InlineData("Controls", "In place: pumps; gates\nPlanned: telemetry", "pumps; gates", "telemetry")]
    [InlineData("Controls", "In place: pumps; Planned: telemetry", "pumps", "telemetry")]
    [InlineData("Controls", "Existing: pumps. Planned controls: telemetry", "pumps", "telemetry")]
    [InlineData("Controls", "Pumps (in place)\nTelemetry (to be introduced)", "Pumps (in place)", "Telemetry (to be introduced)")]
    [InlineData("Existing and planned controls", "Pumps (existing)\nTelemetry (not yet in place)", "Pumps (existing)",
        "Telemetry (not yet in place)")]
    [InlineData("Current and proposed controls", "E: pumps\nP: telemetry", "pumps", "telemetry")]
    public void A_line_that_says_so_of_itself_is_what_it_says(string heading, string cell, string controls, string actions)
    {
        var row = ReadOne((heading, cell));

        string.Join('|', row.Controls!.Value).ShouldBe(controls);
        string.Join('|', row.Actions!.Value.Select(action => action.Text)).ShouldBe(actions);
    }

    [Fact]
    public void What_is_planned_stands_beside_other_actions_and_that_is_named()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Controls", "Actions"],
            ["1", "Floods", "16", "9", "In place: pumps\nPlanned: telemetry", "Buy sandbags"]));

        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnParted && message.Column == "Controls"
            && message.Message.EndsWith("is said of these, too.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pumps\nGaps: no telemetry", "Pumps", 1)]
    [InlineData("Backups\n- Gaps in control: no offline copy\nTests", "Backups|Tests", 1)]
    [InlineData("Backups\nControl gaps:\nNo offline copy\nNo test\nAssurance: internal audit", "Backups|Assurance: internal audit", 2)]
    [InlineData("Pumps\nGaps: None identified.", "Pumps", 0)]
    [InlineData("Pumps; gates; Gaps: no telemetry", "Pumps; gates", 1)]
    [InlineData("Backups. Gaps in control: no offline copy. Assurance: internal audit", "Backups|Assurance: internal audit", 1)]
    [InlineData("Backups | To be introduced: offline copy\nTests", "Backups|Tests", 1)]
    [InlineData("Gaps: no telemetry; no spare pumps; Existing controls: gates", "Existing controls: gates", 1)]
    [InlineData("Pumps, Weaknesses: none", "Pumps", 0)]
    [InlineData("CCTV: 4 cameras; guards; keys: 2 sets", "CCTV: 4 cameras; guards; keys: 2 sets", 0)]
    [InlineData("Drills, planned: monthly", "Drills, planned: monthly", 0)]
    [InlineData("Surveyors; Future Homes Standard: all trained", "Surveyors; Future Homes Standard: all trained", 0)]
    [InlineData("Gap analysis: done yearly\nStop-gap pumps: two", "Gap analysis: done yearly|Stop-gap pumps: two", 0)]
    [InlineData("Skills gaps met by agency staff: 12", "Skills gaps met by agency staff: 12", 0)]
    public void Lines_of_controls_that_say_what_is_missing_are_named(string cell, string controls, int named)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Controls"], ["1", "Floods", "16", "9", cell]));

        string.Join('|', read.Rows[0].Controls!.Value).ShouldBe(controls);
        CodesOf(read.Messages).Count(code => code == ImportCodes.ControlUnreadable).ShouldBe(named);
    }

    [Theory]
    [InlineData("Controls", "Current: three wardens\nTraining: planned: yearly")]
    [InlineData("Controls", "Future Homes Standard: surveyors trained")]
    [InlineData("Actions", "Current: tender issued\nRaise the wall")]
    [InlineData("Actions", "Proposed: raise the wall")]
    [InlineData("Actions", "In progress: raise the wall")]
    [InlineData("Controls", "Drills (planned yearly)\nPlans (in place of wardens)")]
    [InlineData("Controls", "P: drive is backed up")]
    [InlineData("Existing controls", "E: drive\nP: drive")]
    public void Other_words_before_a_colon_part_no_cell(string heading, string cell)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", heading], ["1", "Floods", "16", "9", cell]));

        CodesOf(read.Messages).ShouldNotContain(ImportCodes.ColumnParted);
    }

    [Fact]
    public void A_line_of_the_title_that_names_the_owner_is_no_description()
    {
        var row = Read(Table(
            ["Ref", "Risk", "Score", "Residual"], ["1", "Floods\nOwner: Head of ICT\nThe depot is low.", "16", "9"])).Rows[0];

        (row.Title, row.Description?.Value).ShouldBe(("Floods", "The depot is low."));
        row.Owners!.Value.ShouldBe(["Head of ICT"]);
    }

    [Theory]
    [InlineData("1. Pumps\n2. Wall\n3. Drill", "2. Ordered", "", "Ordered", "")]
    [InlineData("1. Pumps\n2. Wall\n3. Drill", "3. Held\n1. Ordered", "Ordered", "", "Held")]
    [InlineData("1. Pumps\n2. Wall", "2. Built\n1. Ordered", "Ordered", "Built")]
    [InlineData("1. Pumps\n2. Wall", "3. Built", "", "")]
    [InlineData("Pumps\nWall", "2. Built", "", "")]
    [InlineData("1. Pumps\n2. Wall", "2. March 2027", "", "")]
    public void The_progress_of_a_numbered_action_is_that_with_its_number(string actions, string cell, params string[] progress) =>
        ReadOne(("Actions", actions), ("Action progress", cell)).Actions!.Value
            .Select(action => action.Progress.Value ?? "").ShouldBe(progress);

    [Theory]
    [InlineData("1. Ordered", "Ordered")]
    [InlineData("1) Ordered", "Ordered")]
    [InlineData("2. Ordered", "2. Ordered")]
    [InlineData("1 - 2 weeks late", "1 - 2 weeks late")]
    [InlineData("1.5 m of the wall stand", "1.5 m of the wall stand")]
    public void A_number_before_the_progress_of_one_action_is_no_part_of_it(string cell, string progress) =>
        ReadOne(("Actions", "1. Pumps"), ("Action progress", cell)).Actions!.Value.ShouldHaveSingleItem().Progress.Value.ShouldBe(progress);
}
