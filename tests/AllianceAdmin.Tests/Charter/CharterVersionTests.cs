using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Charter;

public class CharterVersionTests
{
    [Theory]
    [EachDatabase]
    public async Task The_supplied_charter_has_all_25_rules_in_both_languages_and_is_loaded_once(DatabaseProvider database)
    {
        await using var host = await AllianceHost.Start(database: database);
        Assert.Null(await host.Send(new GetCharter()));
        await host.Send(new LoadCharter());
        await host.Send(new LoadCharter());

        var charter = (await host.Send(new GetCharter()))!;
        Assert.Equal(1, charter.Number);
        Assert.True(charter.InForce);
        Assert.Equal(new DateOnly(2020, 4, 2), charter.EffectiveFrom);
        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"CH-{number:00}"), charter.Articles.Select(article => article.Rule));
        Assert.Single(charter.Versions);
        Assert.Equal(
            [.. Enumerable.Range(1, 25).Except([6, 7, 8, 24]).Select(number => $"CH-{number:00}")],
            charter.Articles.Where(article => article.Enforced).Select(article => article.Rule));
        var texts = charter.Articles
            .SelectMany(article => (Bilingual[])[article.Name, article.Demand, article.ComputedFrom, article.Severity, article.Source, .. article.Parameters.SelectMany(x => (Bilingual[])[x.Label, x.Value])])
            .Concat(charter.Schedule.SelectMany(x => (Bilingual[])[x.Label, x.Value])).Concat([charter.Title, charter.AdoptedBy, charter.Preamble]);
        Assert.All(texts, text =>
        {
            Assert.NotEmpty(text.Zh);
            Assert.NotEmpty(text.En);
            Assert.InRange(text.Zh.Length, 1, 2000);
        });
        Assert.All(charter.Articles.SelectMany(article => article.Basis), basis => Assert.Contains(basis, (string[])["documented", "borrowed", "proposed"]));
        Assert.All(charter.Articles.SelectMany(article => article.Binds), bound => Assert.Contains(bound, (string[])["M", "C", "L", "P"]));
        Assert.Equal(["CH-01"], charter.Articles.Where(article => article.Basis.Contains("documented")).Select(article => article.Rule));
    }

    [Fact]
    public async Task Only_texts_that_fit_their_columns_are_supplied()
    {
        await using var host = await AllianceHost.Start();
        await host.Do<MarketDb, bool>(db =>
        {
            var version = CharterFile.Supplied().ToVersion(host.Clock.GetUtcNow());
            foreach (var row in version.Articles.Cast<object>().Concat(version.Parameters).Append(version))
            {
                var entity = db.Model.FindEntityType(row.GetType())!;
                foreach (var complex in entity.GetComplexProperties())
                {
                    foreach (var property in complex.ComplexType.GetProperties())
                    {
                        var text = (string)property.PropertyInfo!.GetValue(complex.PropertyInfo!.GetValue(row))!;
                        if (property.GetMaxLength() is > 0 and var most) Assert.True(text.Length <= most, text);
                    }
                }
            }

            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task The_terms_are_those_that_the_catalogue_names()
    {
        await using var host = await AllianceHost.Start();
        await host.Send(new LoadCharter());
        Assert.Equal(new CharterTerms { Version = 1 }, await Terms(host, "2026-11-23T10:00"));
    }

    [Fact]
    public async Task A_version_holds_from_its_first_moment_in_China_and_what_was_before_stays_readable()
    {
        await using var host = await AllianceHost.Start("2026-12-31T23:59");
        await host.Send(new LoadCharter());
        var second = CharterFile.Supplied() with { Number = 2, EffectiveFrom = new DateOnly(2027, 1, 1) };
        var version = second.ToVersion(host.Clock.GetUtcNow());
        version.Parameters.RemoveAll(parameter => parameter.Name == "free_hours");
        version.Parameters.Add(new CharterParameter
        {
            Version = 2, Rule = "CH-19", Name = "free_hours", Position = 1, Label = new("自由取消", "free cancelling"), Number = 48, Text = new("48 小时", "48 hours"), Unit = CharterUnit.Hours,
            Least = 1, Most = 720,
        });
        await host.Add(version);

        Assert.Equal((1, 24), Free(await Terms(host, "2026-12-31T23:59:59")));
        Assert.Equal((2, 48), Free(await Terms(host, "2027-01-01T00:00:00")));
        Assert.Equal((1, 24), Free(await Terms(host, "2026-12-31T23:59:59")));
        Assert.Equal(1, (await host.Send(new GetCharter()))!.Number);
        Assert.False((await host.Send(new GetCharterVersion(2)))!.InForce);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await host.Send(new GetCharter()))!.Number);
        Assert.Equal(24, (await host.Send(new GetCharterVersion(1)))!.Articles[18].Parameters.Single(parameter => parameter.Name == "free_hours").Number);
        Assert.Null(await host.Send(new GetCharterVersion(3)));
    }

    [Fact]
    public async Task Before_the_alliance_there_was_no_charter()
    {
        await using var host = await AllianceHost.Start();
        await host.Send(new LoadCharter());
        Assert.Equal(1, (await Terms(host, "2020-04-02T00:00")).Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Terms(host, "2020-04-01T23:59"));
    }

    [Fact]
    public async Task Nobody_rewrites_a_version()
    {
        await using var host = await AllianceHost.Start();
        await host.Send(new LoadCharter());
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => host.Within<MarketDb, int>(db =>
            db.Set<CharterParameter>().Where(parameter => parameter.Name == "free_hours").ExecuteUpdateAsync(set => set.SetProperty(parameter => parameter.Number, 1))));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private static (int Version, int Hours) Free(CharterTerms terms) => (terms.Version, terms.FreeCancellationHours);

    private static Task<CharterTerms> Terms(AllianceHost host, string at) => host.Do<ICharter, CharterTerms>(charter => charter.Terms(AllianceHost.China(at), default));
}
