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
}
