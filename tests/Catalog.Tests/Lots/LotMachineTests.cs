using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog.Tests.Lots;

public sealed class LotMachineTests
{
    // Rows: from; columns: Submit, Approve, Return, SellOut, Restock, Withdraw, Expire. A dash is refused.
    private static readonly Dictionary<LotState, string> Table = new()
    {
        [LotState.Draft] = "in-review - - - - withdrawn expired",
        [LotState.InReview] = "- published returned - - withdrawn expired",
        [LotState.Returned] = "in-review - - - - withdrawn expired",
        [LotState.Published] = "- - - sold-out - withdrawn expired",
        [LotState.SoldOut] = "- - - - published withdrawn expired",
        [LotState.Expired] = "- - - - - - -",
        [LotState.Withdrawn] = "- - - - - - -",
    };

    [Fact]
    public void Every_step_from_every_state_leads_where_the_table_says_or_is_refused_with_its_code()
    {
        foreach (var from in Enum.GetValues<LotState>())
        {
            var row = Table[from].Split(' ');
            foreach (var step in Enum.GetValues<LotStep>())
            {
                var expected = row[(int)step];
                if (expected != "-")
                {
                    Assert.Equal(expected, LotMachine.Next(from, step).Code());
                    continue;
                }

                var refused = Assert.Throws<RuleBroken>(() => LotMachine.Next(from, step));
                Assert.Equal("catalog.wrong-state", refused.Code);
                Assert.Equal(from.Code(), refused.Facts["state"]);
            }
        }
    }
}
