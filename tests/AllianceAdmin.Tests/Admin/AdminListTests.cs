using AutoMapper;
using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Admin;

public class AdminListTests
{
    private static readonly Actor Administrator = new("U-000006", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.Empty };

    [Fact]
    public async Task Every_profile_of_rows_fits_its_entities()
    {
        await using var host = await AllianceHost.Start();
        var rows = host.Services.GetRequiredService<IConfigurationProvider>();
        Assert.Equal(3, rows.GetAllTypeMaps().Length);
        rows.AssertConfigurationIsValid();
    }

    [Fact]
    public async Task Who_did_what_can_be_found_by_thing_by_person_and_by_party()
    {
        await using var host = await AllianceHost.WithCharter();
        var now = host.Clock.GetUtcNow();
        Act Done(int minute, string by, string subject, string? party) => new()
        {
            Id = Guid.CreateVersion7(now), At = now.AddMinutes(minute), By = by, Name = "RecordStock", Subject = subject, OnBehalfOf = party, Detail = $"{minute}",
        };
        await host.Add(Done(1, "U-000001", "stock/1", "HH-431226-000001"), Done(2, "U-000001", "stock/2", "HH-431226-000002"), Done(3, "U-000002", "stock/1", "HH-431226-000001"));

        async Task<string> Found(FindActs query) => string.Join(' ', (await host.Send(query, Administrator)).Items.Select(act => act.Detail ?? act.Name));
        Assert.Equal("3 2 1 LoadCharter", await Found(new FindActs()));
        Assert.Equal("3 1", await Found(new FindActs(Subject: "stock/1")));
        Assert.Equal("2 1", await Found(new FindActs(By: "U-000001")));
        Assert.Equal("2", await Found(new FindActs(OnBehalfOf: "HH-431226-000002")));
        Assert.Equal("LoadCharter", await Found(new FindActs(By: "system")));
        var first = await host.Send(new FindActs(Limit: 3), Administrator);
        Assert.Equal("LoadCharter", await Found(new FindActs(After: first.Next)));
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new FindActs(), new Actor("U-000003", new HashSet<string> { Roles.Cooperative })));
    }

    [Fact]
    public async Task Work_that_failed_shows_its_last_error_until_it_is_done()
    {
        await using var host = await AllianceHost.Start();
        var now = host.Clock.GetUtcNow();
        OutboxMessage Message(string kind, string? error, bool done) => new()
        {
            Id = Guid.CreateVersion7(now), At = now, Kind = kind, Payload = "{}", Attempts = 3, DueAt = now.AddMinutes(8), LastError = error, DoneAt = done ? now : null,
        };
        await host.Add(Message("MakeVariants", "The file is cut.", false), Message("Notify", null, false), Message("Notify", "Once failed.", true));
        var row = Assert.Single((await host.Send(new FindFailures(), Administrator)).Items);
        Assert.Equal(("MakeVariants", "The file is cut.", 3, now.AddMinutes(8)), (row.Kind, row.LastError, row.Attempts, row.DueAt));
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new FindFailures(), new Actor("U-000008", new HashSet<string> { Roles.Auditor })));
    }
}
