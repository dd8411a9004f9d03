using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells that say more of owners than their names.</summary>
public sealed class OwnerCellTests
{
    [Theory]
    [InlineData("Lead: Ada Lark, Support: Bo Wren")]
    [InlineData("Support: Bo Wren; Lead: Ada Lark")]
    [InlineData("Sponsor: Bo Wren / Lead officer: Ada Lark")]
    [InlineData("Owner – Ada Lark; Deputy – Bo Wren")]
    [InlineData("Ada Lark (Lead), Bo Wren (Support)")]
    [InlineData("Ada Lark, Support: Bo Wren")]
    [InlineData("Lead: Ada Lark\nSupport: Bo Wren")]
    [InlineData("Cefnogaeth: Bo Wren, Arweinydd: Ada Lark")]
    public void Of_several_with_labels_who_leads_is_the_owner_of_an_action_or_a_control(string cell)
    {
        foreach (var actions in new[] { "Drill", "Drill\nGate" })
        {
            var read = ReadCells(("Actions", actions), ("Action owner", cell));
            read.Rows[0].Actions!.Value.ShouldAllBe(action => action.Owner.Value == "Ada Lark");
            CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
            read.Messages[0].Message.ShouldContain("\"Bo Wren\" left out");
        }

        var controls = ReadCells(("Controls", "Pumps"), ("Control owner", cell));
        controls.Rows[0].ControlDetails!.ShouldHaveSingleItem().Owner.Value.ShouldBe("Ada Lark");
        CodesOf(controls.Messages).ShouldBe([ImportCodes.ControlUnreadable]);
    }

    [Theory]
    [InlineData("Head of\nAudit", "Head of Audit")]
    [InlineData("Head of Property\nand Estates", "Head of Property and Estates")]
    [InlineData("Head of Housing,\nProperty & Regeneration", "Head of Housing, Property & Regeneration")]
    [InlineData("Director of Place\n(Cllr Wren)\nHead of\nParks", "Director of Place (Cllr Wren)", "Head of Parks")]
    [InlineData("Head of Audit\nHead of Parks", "Head of Audit", "Head of Parks")]
    [InlineData("Ada Lark,\nBo Wren", "Ada Lark", "Bo Wren")]
    public void A_line_that_only_goes_on_is_no_owner(string cell, params string[] owners) =>
        ReadOne(("Owner", cell)).Owners!.Value.ShouldBe(owners);

    [Theory]
    [InlineData("Wrenard.", "Wrenard")]
    [InlineData("Head of Parks.", "Head of Parks")]
    [InlineData("owned by Ada Lark (Head of ICT)", "Ada Lark (Head of ICT)")]
    [InlineData("Led by Bo Wren", "Bo Wren")]
    [InlineData("Portfolio: Cllr Wren", "Cllr Wren")]
    [InlineData("A.Lark/B.Wren", "A.Lark", "B.Wren")]
    [InlineData("Ada Lark.\nBo Wren.", "Ada Lark", "Bo Wren")]
    public void A_full_stop_and_words_that_call_somebody_the_owner_are_no_part_of_the_name(string cell, params string[] owners)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe(owners);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Clerk/RFO, Councillor, Council", "Clerk/RFO", "Councillor", "Council")]
    [InlineData("Clerk/RFO, Chair and Full Council", "Clerk/RFO", "Chair", "Full Council")]
    [InlineData("Clerk/RFO and Councillor", "Clerk/RFO", "Councillor")]
    [InlineData("Clerk, Councillors, Council", "Clerk", "Councillors", "Council")]
    [InlineData("CEO, CFO, Board", "CEO", "CFO", "Board")]
    [InlineData("Mayor, Town Clerk & Finance Committee", "Mayor", "Town Clerk", "Finance Committee")]
    [InlineData("Clerk/RFO", "Clerk", "RFO")]
    [InlineData("Clerk, RFO", "Clerk", "RFO")]
    [InlineData("RFO, Chairman", "RFO", "Chairman")]
    [InlineData("Council, Clerk", "Council", "Clerk")]
    [InlineData("Warden, Bookings Officer", "Warden", "Bookings Officer")]
    [InlineData("Vice Chair, Treasurer", "Vice Chair", "Treasurer")]
    [InlineData("Director, Finance", "Director, Finance")]
    [InlineData("Director, Head of Law", "Director, Head of Law")]
    [InlineData("Chair, Council", "Chair, Council")]
    [InlineData("Town Clerk & RFO", "Town Clerk & RFO")]
    [InlineData("Policy and Performance Manager", "Policy and Performance Manager")]
    [InlineData("Officer and Member Support Lead", "Officer and Member Support Lead")]
    [InlineData("Director of Place/Director of People, Health", "Director of Place", "Director of People, Health")]
    [InlineData("Director, Finance, Monitoring Officer", "Director, Finance, Monitoring Officer")]
    [InlineData("Head of Planning, Housing and Monitoring Officer", "Head of Planning, Housing and Monitoring Officer")]
    [InlineData("Chair, Finance Committee", "Chair, Finance Committee")]
    [InlineData("Chair, Vice-chair, Staffing Committee", "Chair, Vice-chair, Staffing Committee")]
    [InlineData("Borough Solicitor, Monitoring Officer", "Borough Solicitor, Monitoring Officer")]
    [InlineData("Executive Director, Place, Environment and Growth", "Executive Director, Place, Environment and Growth")]
    public void Whole_posts_and_bodies_in_one_line_are_owners_each(string cell, params string[] owners)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe(owners);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Head of Parks until 31 Dec 2026", "Head of Parks")]
    [InlineData("Director of Finance (until June 2026)", "Director of Finance")]
    [InlineData("Ada Lark, till Easter", "Ada Lark")]
    [InlineData("Was: Head of IT. Now: Head of Digital", "Head of Digital")]
    [InlineData("Formerly: Ada Lark, now: Bo Wren", "Bo Wren")]
    [InlineData("Vacant post – cover by CFO")]
    [InlineData("CLOSED")]
    [InlineData("Removed from register")]
    public void What_is_no_part_of_an_owner_is_left_out_and_named(string cell, params string[] owners)
    {
        var read = Read(Table(["Ref", "Risk", "Owner", "Gross score", "Net score"], ["K1", "Silt", cell, "16", "9"]));

        (read.Rows[0].Owners?.Value ?? []).ShouldBe(owners);
        read.Messages.Single(message => message.Code == ImportCodes.OwnerUnknown).Message.ShouldContain(cell);
    }

    [Theory]
    [InlineData("Treasurer & Secretary")]
    [InlineData("Chair & Vice Chair")]
    [InlineData("Chief Constable and PCC")]
    [InlineData("Mayor and Clerk")]
    [InlineData("CFO (until Dec 26), then CEO")]
    [InlineData("Ada Lark until May 2027, thereafter Bo Wren")]
    [InlineData("Chair/Clerk, Finance Committee")]
    [InlineData("Planning Officer/Manager, Housing")]
    public void What_may_be_several_posts_or_one_is_taken_for_one_and_named(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
    }

    [Theory]
    [InlineData("New system (£200k, March 2027)")]
    [InlineData("Widen the verge (A38, 1 May 2027)")]
    [InlineData("Bid (Round 2, March 2027)")]
    [InlineData("Review (reported to Audit Committee, 4 June 2026)")]
    [InlineData("Move in (landlord consent, 1 May 2027)")]
    [InlineData("Paint (Town Hall, March 2027)")]
    public void What_stands_beside_a_day_and_is_nobody_owns_no_action(string text)
    {
        var read = ReadCells(("Actions", text));

        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.IsGiven.ShouldBeFalse();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Lead: Ada Lark, Support: Bo Wren\nLead: Cy Dove", "Ada Lark", "Cy Dove")]
    [InlineData("Lead: Ada Lark\nSupport: Bo Wren\nLead: Cy Dove\nSupport: Di Finch", "Ada Lark", "Cy Dove")]
    public void Each_action_has_a_lead_of_its_own(string cell, params string[] owners) =>
        ReadOne(("Actions", "Drill\nGate"), ("Action owner", cell)).Actions!.Value.Select(action => action.Owner.Value).ShouldBe(owners);

    [Theory]
    [InlineData("Lead: Ada Lark\nLead: Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Lead: Ada Lark\n\nLead: Bo Wren", "Ada Lark", null, "Bo Wren")]
    [InlineData("Portfolio Holder: Housing\nHead of Customer Support: North", "Portfolio Holder: Housing",
        "Head of Customer Support: North")]
    [InlineData("Ada Lark (interim)\nHead of HR – Digital", "Ada Lark (interim)", "Head of HR – Digital")]
    public void Other_owners_of_actions_stay_as_they_are(string cell, params string?[] owners)
    {
        var read = ReadCells(("Actions", string.Join('\n', owners.Select((_, at) => $"Drill no. {at}"))), ("Action owner", cell));

        read.Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe(owners);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_lead_who_is_nobody_leaves_the_action_without_an_owner()
    {
        var read = ReadCells(("Actions", "Drill"), ("Action owner", "Lead: TBC, Support: Bo Wren"));

        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBeNullOrEmpty();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable, ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Ada Lark, Bo Wren")]
    [InlineData("Ada Lark and Bo Wren")]
    [InlineData("Ada Lark & Bo Wren")]
    [InlineData("Ada Lark / Bo Wren")]
    [InlineData("Ada Lark, Bo Wren and Cy Dove")]
    [InlineData("Cllr Ada Lark, Bo Wren")]
    [InlineData("Ada Lark, Head of HR, Bo Wren, Head of IT")]
    public void People_without_labels_are_one_owner_and_named(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
    }

    [Theory]
    [InlineData("Ada Lark, Head of HR")]
    [InlineData("Ada Lark, Internal Audit")]
    [InlineData("Director of Roads, Trees and Yards")]
    [InlineData("Legal Services, Internal Audit")]
    [InlineData("Children and Young People")]
    [InlineData("Lark, Ada")]
    [InlineData("Head of HR (Ada Lark)")]
    [InlineData("Ada Lark, now Head of HR")]
    [InlineData("Formerly Known Ltd")]
    [InlineData("hr@ourcouncil.gov.uk")]
    [InlineData("Area Team 4")]
    [InlineData("Board 2027")]
    [InlineData("01234 567890")]
    [InlineData("Lark A.")]
    [InlineData("Portfolio: Adult Care")]
    [InlineData("Portfolio Board")]
    [InlineData("R/A Lead")]
    public void Other_owners_are_one_without_a_word(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("formerly Head of IT, now Head of Digital", "Head of Digital")]
    [InlineData("Formerly the Head of IT; now the Head of Digital", "Head of Digital")]
    [InlineData("Previously Head of IT\nnow Head of Digital", "Head of Digital")]
    [InlineData("Head of IT (now Head of Digital)", "Head of Digital")]
    [InlineData("Head of Digital (formerly Head of IT and Head of Data)", "Head of Digital")]
    [InlineData("Head of Digital – previously Head of IT", "Head of Digital")]
    [InlineData("Ada Lark (was Bo Wren)", "Ada Lark")]
    [InlineData("Ada Lark <ada.lark@ourcouncil.gov.uk>", "Ada Lark")]
    [InlineData("Ada Lark (ada.lark@ourcouncil.gov.uk)", "Ada Lark")]
    [InlineData("Ada Lark, ada@ourcouncil.gov.uk", "Ada Lark")]
    [InlineData("Ada Lark – email: ada@ourcouncil.gov.uk", "Ada Lark")]
    [InlineData("al@ourcouncil.gov.uk (Ada Lark)", "Ada Lark")]
    [InlineData("Ada Lark (Head of HR, al@ourcouncil.gov.uk)", "Ada Lark (Head of HR)")]
    [InlineData("Ada Lark 01234 567890", "Ada Lark")]
    [InlineData("Head of Parks - 0161 234 5678", "Head of Parks")]
    [InlineData("Ada Lark (ext. 4521)", "Ada Lark")]
    [InlineData("Ada Lark, Tel: +44 (0)1234 567890", "Ada Lark")]
    public void Who_it_was_before_and_an_address_are_no_part_of_an_owner_and_named(string cell, string owner)
    {
        var read = ReadCells(("Owner", cell));
        read.Rows[0].Owners!.Value.ShouldBe([owner]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.OwnerUnknown]);
        if (cell.AsSpan().ContainsAny(";\n")) return;

        read = ReadCells(("Actions", "Drill"), ("Action owner", cell));
        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe(owner);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Ada Lark <al@ourcouncil.gov.uk>, Bo Wren <bw@ourcouncil.gov.uk>", "Ada Lark", "Bo Wren")]
    [InlineData("Ada Lark <al@ourcouncil.gov.uk>; Bo Wren", "Ada Lark", "Bo Wren")]
    [InlineData("Ada Lark\nal@ourcouncil.gov.uk\nBo Wren\nbo.wren@ourcouncil.gov.uk", "Ada Lark", "Bo Wren")]
    [InlineData("Ada Lark\nhr.team@ourcouncil.gov.uk", "Ada Lark", "hr.team@ourcouncil.gov.uk")]
    [InlineData("al@ourcouncil.gov.uk; bw@ourcouncil.gov.uk", "al@ourcouncil.gov.uk", "bw@ourcouncil.gov.uk")]
    public void Several_owners_may_have_addresses(string cell, params string[] owners) =>
        ReadOne(("Owner", cell)).Owners!.Value.ShouldBe(owners);

    [Fact]
    public void An_owner_who_was_stored_with_more_is_the_same()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Owner"];
        var stored = Imported(Table(headings, ["1", "Depot floods", "16", "9", "Head of Digital"]))[0] with
        {
            Owners = ["Head of Digital (formerly Head of IT)"],
        };

        Plan(Read(Table(headings, ["1", "Depot floods", "16", "9", "Head of Digital (formerly Head of IT)"])), [stored])
            .Outcomes[0].State!.Owners.ShouldBe(stored.Owners);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("〃")]
    [InlineData("See CR1")]
    [InlineData("see risk 4")]
    public void A_mark_or_word_for_the_owner_of_another_row_says_none_and_keeps_what_is_known(string cell)
    {
        var read = ReadCells(("Owner", cell), ("Actions", "Drill"), ("Action owner", cell));

        read.Rows[0].Owners.ShouldBeNull();
        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.IsGiven.ShouldBeFalse();
        CodesOf(read.Messages).ShouldBe([ImportCodes.CellKept, ImportCodes.CellKept]);
    }
}
