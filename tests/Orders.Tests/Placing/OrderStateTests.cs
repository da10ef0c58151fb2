using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Tests.Placing;

public sealed partial class OrderStateTests
{
    [Fact]
    public void Every_step_that_the_table_does_not_know_is_refused_with_its_code()
    {
        var refused = 0;
        foreach (var (state, act) in Enum.GetValues<OrderState>().SelectMany(_ => Enum.GetValues<OrderAct>(), (state, act) => (state, act)))
        {
            if (OrderStates.Steps.Any(step => step.From == state && step.Act == act))
            {
                Assert.Equal(OrderStates.Steps.Single(step => step.From == state && step.Act == act).To, state.After(act));
                continue;
            }

            var broken = Assert.Throws<RuleBroken>(() => state.After(act));
            Assert.Equal(("orders.wrong-state", 409), (broken.Code, broken.Status));
            refused++;
        }

        Assert.Equal((Enum.GetValues<OrderState>().Length * Enum.GetValues<OrderAct>().Length) - OrderStates.Steps.Count(), refused);
        Assert.DoesNotContain(OrderStates.Steps, step => step.From.IsFinal());
    }

    [Fact]
    public void The_drawing_in_the_docs_shows_exactly_the_table()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ConsumerAid.sln"))) folder = Path.GetDirectoryName(folder)!;
        var drawn = Arrow().Matches(File.ReadAllText(Path.Combine(folder, "docs", "order-states.md")))
            .Select(arrow => (arrow.Groups["from"].Value, arrow.Groups["act"].Value, arrow.Groups["to"].Value)).Order();
        Assert.Equal(OrderStates.Steps.Select(step => (step.From.Code(), Codes.Of(step.Act), step.To.Code())).Order(), drawn);
    }

    [Fact]
    public void Codes_read_back()
    {
        Assert.Equal(["prepaid", "on-receipt", "net-7", "net-15", "net-30", "net-60"], PaymentTermsCodes.All);
        Assert.Equal(PaymentTerms.Net30, PaymentTermsCodes.FromCode("net-30"));
        Assert.Null(PaymentTermsCodes.FromCode("Net30"));
        Assert.Equal(OrderState.AwaitingApproval, Codes.Parse<OrderState>("awaiting-approval"));
    }

    [GeneratedRegex(@"^\s*(?<from>[a-z][a-z-]*) --> (?<to>[a-z][a-z-]*)\s*: (?<act>[a-z-]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Arrow();
}
