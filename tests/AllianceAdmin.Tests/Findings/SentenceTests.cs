using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Findings;

public class SentenceTests
{
    [Theory]
    [EachDatabase]
    public async Task Every_objection_is_a_whole_sentence_in_both_languages_also_after_it_was_kept(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var (valid, ending) = (await scene.AddCertificate("2026-01-01", "2027-12-31"), await scene.AddCertificate("2026-01-01", "2026-12-01"));
        var (early, expired) = (await scene.AddCertificate("2027-01-01", "2027-12-31"), await scene.AddCertificate("2025-01-01", "2025-12-31"));
        var foreign = await scene.AddCertificate("2026-01-01", "2027-12-31", Scene.FurongCooperative);
        var (here, there) = (await scene.AddHousehold(), await scene.AddHousehold(Scene.Furong));
        var (order, dispatch, lot) = (await scene.AddOrder(), await scene.Dispute(await scene.AddDispatch()), await scene.AddLot(valid));
        Guid[] lots = [await scene.AddLot(""), await scene.AddLot("R-none"), await scene.AddLot(foreign), await scene.AddLot(early), await scene.AddLot(expired)];
        var approved = scene.Host.Clock.GetUtcNow().AddHours(-25);
        CharterQuestion[] questions =
        [
            new OrderPlacing(Scene.Member, "prepaid", [.. lots.Select(id => new OrderedLine(id, new Weight(1), default))]), new LotPublication(await scene.AddLot(ending)), new LotPublication(await scene.AddLot(foreign, Scene.Furong, Scene.FurongCooperative)),
            new LotPublication(await scene.AddLot(foreign, Scene.Mayang, Scene.FurongCooperative)), new LotPublication(await scene.AddLot(valid, offers: [(there, 1, 0, 0)])),
            new DispatchLeaving(order, [lot], "", []), new DeliveryWeighed(dispatch, [new WeighedLine(lot, new Weight(100), new Weight(50), 20)]),
            new DisputeUndecided(dispatch, Scene.Cooperative), new AcceptedBySilence(dispatch, Scene.Member), new OrderCancelling(order, approved, false, false),
            new OrderCancelling(order, approved, true, false), new OrderCancelling(order, approved, true, true), new LedgerDiffering("ledger/1", "accepted", 1, 2),
            new SharesWriting([new HouseholdSupply(here, Scene.Orange, new Weight(12_000_001))]), new SharesWriting([new HouseholdSupply(here, Scene.Orange, new Weight(15_000_001))]),
        ];

        var said = new List<CharterObjection>();
        foreach (var question in questions) said.AddRange(await scene.Host.Ask(question));
        var buyer = new Actor("U-000004", new HashSet<string> { Roles.Purchaser });
        foreach (var question in questions[^2..]) said.AddRange(await scene.Host.AskInAct(question, buyer));
        var words = scene.Host.Services.GetRequiredService<Words>();
        string[] parts = ["certificate-", "provenance-", "conformity-", "weight-", "dispute-", "accepted-", "cancellation-", "ledger-", "capacity-"];
        var known = Words.Read(typeof(AllianceAdminWiring).Assembly, english: true).Select(text => text.Key)
            .Where(key => parts.Any(part => key.StartsWith($"charter.{part}", StringComparison.Ordinal)) && key != "charter.certificate-removed");
        Assert.Subset(said.Select(objection => objection.Code).ToHashSet(StringComparer.Ordinal), known.ToHashSet(StringComparer.Ordinal));

        foreach (var english in (bool[])[false, true])
        {
            Reader.Current = Reader.Default with { English = english };
            foreach (var objection in said)
            {
                var sentence = words[objection.Code, objection.Arguments];
                Assert.True(words.Knows(objection.Code), objection.Code);
                Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
                Assert.Equal(sentence, words[objection.Code, FindingArguments.Read(FindingArguments.Write(objection.Arguments))]);
                if (objection.Rule != "LEDGER") Assert.Contains(objection.Rule, sentence, StringComparison.Ordinal);
                // 承诺达标合格证 is the certificate's own name.
                if (english) Assert.DoesNotContain(sentence.Replace("承诺达标合格证", "", StringComparison.Ordinal), letter => letter is >= '\u4e00' and <= '\u9fff');
            }
        }
    }

    [Fact]
    public void A_value_of_a_kind_that_cannot_be_kept_is_refused_when_it_is_written() =>
        Assert.Throws<ArgumentException>(() => FindingArguments.Write([1.5]));
}
