using ConsumerAid.AllianceAdmin.Pledges;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

public sealed class PledgeTargetTests
{
    private const long Pledge = 100_000_000;

    [Theory]
    [InlineData("2020-04-02", null, "2026-12-31", 100_000_000)]
    [InlineData("2020-04-02", null, "2026-01-01", 273_972)]
    [InlineData("2026-12-31", null, "2026-12-31", 273_972)]
    [InlineData("2026-07-01", null, "2026-12-31", 50_410_958)]
    [InlineData("2026-07-01", null, "2026-06-30", 0)]
    [InlineData("2020-04-02", "2026-01-11", "2026-12-31", 2_739_726)]
    [InlineData("2020-04-02", null, "2024-12-31", 100_000_000)]
    [InlineData("2024-12-31", null, "2024-12-31", 273_224)]
    public void A_unit_owes_by_its_days_of_membership(string from, string? to, string until, long fen) =>
        Assert.Equal(fen, PledgeTarget.ByDays(Pledge, [Of(from, to)], Scene.Day(until)));

    [Theory]
    [InlineData("2020-04-02", 25, "2026-03-31", 25_000_000)]
    [InlineData("2026-03-31", 25, "2026-03-31", 277_777)]
    [InlineData("2026-07-01", 75, "2026-09-30", 25_274_725)]
    [InlineData("2026-07-01", 100, "2026-12-31", 50_410_958)]
    [InlineData("2026-10-01", 75, "2026-09-30", 0)]
    public void A_checkpoint_asks_its_part_by_the_days_so_far(string from, int percent, string end, long fen) =>
        Assert.Equal(fen, PledgeTarget.AtCheckpoint(Pledge, percent, [Of(from, null)], Scene.Day(end)));

    [Fact]
    public void Two_times_of_membership_add_up() =>
        Assert.Equal(20, PledgeTarget.Days([Of("2026-01-01", "2026-01-11"), Of("2026-12-22", null)], Scene.Day("2026-01-01"), Scene.Day("2026-12-31")));

    private static MemberDays Of(string from, string? to) => new(Scene.Day(from), to is null ? null : Scene.Day(to));
}
