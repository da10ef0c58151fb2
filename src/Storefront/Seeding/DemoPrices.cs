using System.Globalization;
using System.Text;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>
/// What invented markets asked for the demo's products over the last sixty days: a file a week, imported as any other. The same seed invents the same prices; every row says that it is invented.
/// </summary>
internal sealed class DemoPrices(DemoTrade trade, Stage stage, DateTimeOffset now)
{
    private const int Weeks = 9;
    private const string Source = "演示数据，虚构";
    private static readonly string[] Markets = ["虚构市场甲（长沙）", "虚构市场乙（怀化）", "虚构市场丙（吉首）"];

    /// <summary>Hundredths of the markets' price: one lot dear and not explained, one dear and explained, one under the floor.</summary>
    public static IReadOnlyList<int> StandingOut { get; } = [120, 118, 84];

    private readonly Random random = new(20200415);

    /// <summary>Every Monday morning or thereabouts; the last file came within the week.</summary>
    public void Plan(IReadOnlyList<ProduceFact> kinds)
    {
        for (var week = Weeks - 1; week >= 0; week--)
        {
            var at = now.AddHours(-7 * 24 * week - 3);
            var file = File(kinds, ChinaTime.DayOf(at));
            var name = $"demo-prices-{ChinaTime.DayOf(at):yyyy-MM-dd}";
            trade.At(at, token => Import(name, file, token));
        }
    }

    private async Task Import(string name, byte[] file, CancellationToken cancellation)
    {
        var import = await stage.Send(Actor.System, new ReceivePriceImport(name, name + ".csv", file), cancellation);
        await stage.Send(Actor.System, new WritePriceImport(import), cancellation);
    }

    /// <summary>Each market on a day of its own, within three in the hundred of what the product costs; those of the demo's county tell the best grade apart.</summary>
    private byte[] File(IReadOnlyList<ProduceFact> kinds, DateOnly last)
    {
        var text = new StringBuilder("市场,日期,产品,等级,单价,单位,来源\n");
        foreach (var kind in kinds)
        {
            for (var market = 0; market < Markets.Length; market++)
            {
                var fen = DemoProduce.MarketFen(kind) * (970 + random.Next(61)) / 1000;
                foreach (var grade in kind.CountyCode == DemoPeople.Home ? new[] { "", "A" } : [""])
                {
                    text.Append(CultureInfo.InvariantCulture, $"{Markets[market]},{last.AddDays(-2 * market):yyyy-MM-dd},{kind.Code},{grade},{Math.Max(1, fen) / 100}.{Math.Max(1, fen) % 100:00},公斤,{Source}\n");
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
