using System.Data.Common;
using System.Diagnostics;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Registry.Seeding;
using ConsumerAid.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Registry.Tests.Accounts;

public class AccountTests(Villages villages) : IClassFixture<Villages>
{
    private const string Password = "橙子熟了就该卖出去呀";
    private static readonly Actor Other = People.As(Roles.Administrator);
    private const string Why = "接替调走的同事";
    private const string Wrong = "柚子熟了就该卖出去呀";

    [Theory]
    [EachDatabase]
    public async Task The_phone_in_any_spelling_signs_in_and_lies_nowhere_in_clear(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (phone, account) = await Enrol(market, Roles.Auditor);
        var session = (await market.Send(new SignIn($"+86 {phone[..3]} {phone[3..7]} {phone[7..]}", Password), Actor.Anonymous))!;
        Assert.Equal((account.Id, account.Code), (session.AccountId, session.Code));
        Assert.Equal([Roles.Auditor], session.Roles);

        var row = await market.Look(db => db.Set<Account>().SingleAsync(row => row.Id == account.Id));
        foreach (var stored in (string?[])[row.UserName, row.NormalizedUserName, row.Phone.Text, row.Name.Text])
        {
            Assert.DoesNotContain(phone, stored, StringComparison.Ordinal);
        }
        Assert.Equal(1, await market.Look(db => db.Set<Act>().CountAsync(act => act.Name == nameof(SignIn) && act.By == account.Code)));
    }

    [Theory]
    [EachDatabase]
    public async Task Five_wrong_tries_shut_the_door_for_a_quarter_of_an_hour_whether_the_phone_exists_or_not(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        var (phone, _) = await Enrol(market, Roles.Auditor);
        foreach (var tried in (string[])[phone, People.Phone()])
        {
            for (var i = 0; i < 5; i++) Assert.Null(await market.Send(new SignIn(tried, Wrong), Actor.Anonymous));
            var shut = await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new SignIn(tried, Password), Actor.Anonymous));
            Assert.Equal(("registry.too-many-tries", 429), (shut.Code, shut.Status));
            Assert.Equal(900L, shut.Facts["retryAfter"]);
        }

        await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new CreateToken(phone, Password), Actor.Anonymous));
        market.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull(await market.Send(new SignIn(phone, Password), Actor.Anonymous));
        Assert.False(await market.Look(db => db.Set<WrongTries>().AnyAsync(row => row.Count < 5)));
        await market.Send(new ForgetExpired(), Actor.System);
        Assert.Equal(0, await market.Look(db => db.Set<WrongTries>().CountAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task Of_twenty_guesses_at_once_five_are_answered(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        var (phone, _) = await Enrol(market, Roles.Auditor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await market.Send(new SignIn(phone, Wrong), Actor.Anonymous) is null ? "wrong" : "in";
            }
            catch (RuleBroken broken)
            {
                return broken.Code;
            }
        })));
        Assert.Equal(5, answers.Count(answer => answer == "wrong"));
        Assert.Equal(15, answers.Count(answer => answer == "registry.too-many-tries"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_right_password_clears_the_count(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (phone, _) = await Enrol(market, Roles.Auditor);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++) Assert.Null(await market.Send(new SignIn(phone, Wrong), Actor.Anonymous));
            Assert.NotNull(await market.Send(new SignIn(phone, Password), Actor.Anonymous));
        }
    }

    [Fact]
    public async Task A_password_is_hashed_slowly()
    {
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);
        Assert.InRange(market.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PasswordHasherOptions>>().Value.IterationCount,
            210_000, int.MaxValue);
    }

    [Fact]
    public async Task Unknown_phones_take_as_long_as_wrong_passwords()
    {
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);
        var phones = new List<string>();
        for (var i = 0; i < 3; i++) phones.Add((await Enrol(market, Roles.Auditor)).Phone);
        await market.Send(new SignIn(People.Phone(), Wrong), Actor.Anonymous);
        var known = new List<TimeSpan>();
        var unknown = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            known.Add(await Time(market, phones[i % 3]));
            unknown.Add(await Time(market, People.Phone()));
        }

        // The medians of twelve each; the hash is most of it, and without it the ratio would be ten and more.
        var ratio = known.Order().ElementAt(6) / unknown.Order().ElementAt(6);
        Assert.InRange(ratio, 0.5, 2.0);
    }

    [Theory]
    [EachDatabase]
    public async Task Tokens_and_sessions_die_at_once_when_roles_change_or_the_account_is_shut(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (phone, account) = await Enrol(market, Roles.Auditor);
        var token = (await market.Send(new CreateToken(phone, Password), Actor.Anonymous))!;
        var session = (await market.Send(new SignIn(phone, Password), Actor.Anonymous))!;
        var actor = (await market.Send(new ActorOfToken(token.AccessToken), Actor.Anonymous))!;
        Assert.Equal((account.Code, account.Id), (actor.Code, actor.AccountId));
        Assert.True(actor.Is(Roles.Auditor));
        Assert.False(await market.Look(db => db.Set<AccessToken>().AnyAsync(row => row.Hash == token.AccessToken)));

        await market.Send(new ChangeRoles(account.Id, [Roles.CountyReviewer], new AccountPlace(CountyCode: Villages.Mayang), Why), People.Administrator);
        await Agree(market, account.Code);
        Assert.Null(await market.Send(new ActorOfToken(token.AccessToken), Actor.Anonymous));
        Assert.Null(await market.Send(new ActorOf(session.AccountId, session.Stamp), Actor.Anonymous));

        session = (await market.Send(new SignIn(phone, Password), Actor.Anonymous))!;
        actor = (await market.Send(new ActorOf(session.AccountId, session.Stamp), Actor.Anonymous))!;
        Assert.Equal((Roles.CountyReviewer, Villages.Mayang), (Assert.Single(actor.Roles), actor.CountyCode));
        await market.Send(new DisableAccount(account.Id), People.Administrator);
        Assert.Null(await market.Send(new ActorOf(session.AccountId, session.Stamp), Actor.Anonymous));
        Assert.Null(await market.Send(new SignIn(phone, Password), Actor.Anonymous));
    }

    [Theory]
    [EachDatabase]
    public async Task A_token_lives_twelve_hours_and_can_be_given_back(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        var (phone, _) = await Enrol(market, Roles.Auditor);
        var token = (await market.Send(new CreateToken(phone, Password), Actor.Anonymous))!;
        Assert.Equal(market.Clock.GetUtcNow().AddHours(12), token.ExpiresAt);
        Assert.Equal(43, token.AccessToken.Length);
        var other = (await market.Send(new CreateToken(phone, Password), Actor.Anonymous))!;
        var own = (await market.Send(new ActorOfToken(other.AccessToken), Actor.Anonymous))!;
        var marks = (await market.Send(new MyTokens(), own)).Select(known => known.Mark).ToList();
        Assert.Equal(new[] { token, other }.Select(one => Tokens.Hash(one.AccessToken)[..12]).Order(StringComparer.Ordinal), marks.Order(StringComparer.Ordinal));
        var stranger = new Actor("U-999999", new HashSet<string> { Roles.Helper }) { AccountId = Guid.Empty };
        await Assert.ThrowsAsync<NotFound>(() => market.Send(new EndToken(marks[0]), stranger));
        await Assert.ThrowsAsync<NotFound>(() => market.Send(new EndToken(marks[0][..3]), own));
        await market.Send(new EndToken(Tokens.Hash(other.AccessToken)[..12]), own);
        Assert.Single(await market.Send(new MyTokens(), own));
        Assert.Null(await market.Send(new ActorOfToken(other.AccessToken), Actor.Anonymous));
        Assert.NotNull(await market.Send(new ActorOfToken(token.AccessToken), Actor.Anonymous));
        market.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Null(await market.Send(new ActorOfToken(token.AccessToken), Actor.Anonymous));
        Assert.Null(await market.Send(new ActorOfToken("no such token"), Actor.Anonymous));
    }

    [Theory]
    [EachDatabase]
    public async Task A_changed_password_ends_all_other_sessions(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (phone, _) = await Enrol(market, Roles.Auditor);
        var old = (await market.Send(new SignIn(phone, Password), Actor.Anonymous))!;
        var actor = (await market.Send(new ActorOf(old.AccountId, old.Stamp), Actor.Anonymous))!;
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new ChangePassword(Wrong, "今年的柚子真的特别甜"), actor));
        Assert.Equal("registry.password-wrong", Assert.Single(wrong.Errors).Code);
        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new ChangePassword(Password, "password123"), actor));
        Assert.Equal(1, await market.Look(db =>
            db.Set<WrongTries>().Where(row => db.Set<Account>().Any(account => account.UserName == row.PhoneHash && account.Id == old.AccountId))
                .SumAsync(row => row.Count)));

        var fresh = await market.Send(new ChangePassword(Password, "今年的柚子真的特别甜"), actor);
        Assert.Null(await market.Send(new ActorOf(old.AccountId, old.Stamp), Actor.Anonymous));
        Assert.NotNull(await market.Send(new ActorOf(fresh.AccountId, fresh.Stamp), Actor.Anonymous));
        Assert.Null(await market.Send(new SignIn(phone, Password), Actor.Anonymous));
        await market.Send(new SignOutEverywhere(), actor);
        Assert.Null(await market.Send(new ActorOf(fresh.AccountId, fresh.Stamp), Actor.Anonymous));
        Assert.NotNull(await market.Send(new SignIn(phone, "今年的柚子真的特别甜"), Actor.Anonymous));
    }

    [Theory]
    [EachDatabase]
    public async Task An_administrator_makes_accounts_whose_roles_fit_but_changes_not_the_own(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var cooperative = await market.AddCooperative();
        var phone = People.Phone();
        var made = await market.Send(new CreateAccount("赵六", phone, [Roles.Cooperative], new AccountPlace(cooperative.Id), Why), People.Administrator);
        await Agree(market, made.Code);
        var session = (await market.Send(new SignIn(phone, made.Password!), Actor.Anonymous))!;
        var actor = (await market.Send(new ActorOf(session.AccountId, session.Stamp), Actor.Anonymous))!;
        Assert.Equal((cooperative.Id, Villages.Mayang), (actor.OrganisationId, actor.CountyCode));
        var mine = await market.Send(new GetMyAccount(), actor);
        Assert.Equal(("赵六", phone, "示例合作社"), (mine.Name, mine.Phone, mine.Organisation));
        Assert.Equal("赵*", (await market.Send(new GetAccount(made.Id), People.Administrator))!.Name);
        Assert.Equal(made.Code, Assert.Single((await market.Send(new FindAccounts(Text: phone), People.Administrator)).Items).Code);

        var taken = await Assert.ThrowsAsync<RuleBroken>(() =>
            market.Send(new CreateAccount("赵七", phone, [Roles.Helper], new AccountPlace(), Why), People.Administrator));
        Assert.Equal("registry.phone-taken", taken.Code);
        foreach (var (roles, code) in ((string[], string)[])
                 [
                     ([], "registry.roles-unknown"), (["king"], "registry.roles-unknown"),
                     ([Roles.Auditor, Roles.Administrator], "registry.auditor-alone"),
                     ([Roles.Purchaser], "registry.role-needs-member"), ([Roles.CountyReviewer], "registry.role-needs-county"),
                     ([Roles.Liaison], "registry.role-needs-liaison"),
                 ])
        {
            var misfit = await Assert.ThrowsAsync<InvalidFields>(() =>
                market.Send(new CreateAccount("赵七", People.Phone(), roles, new AccountPlace(), Why), People.Administrator));
            Assert.Equal(code, Assert.Single(misfit.Errors).Code);
        }

        var own = People.As(Roles.Administrator, account: made.Id);
        foreach (var act in (Func<Task>[])
                 [
                     () => market.Send(new ChangeRoles(made.Id, [Roles.Helper], new AccountPlace(), Why), own),
                     () => market.Send(new DisableAccount(made.Id), own),
                     () => market.Send(new ResetPassword(made.Id), own),
                 ])
        {
            Assert.Equal("registry.own-account", (await Assert.ThrowsAsync<RuleBroken>(act)).Code);
        }

        var reset = await market.Send(new ResetPassword(made.Id), People.Administrator);
        Assert.Null(await market.Send(new SignIn(phone, made.Password!), Actor.Anonymous));
        Assert.NotNull(await market.Send(new SignIn(phone, reset), Actor.Anonymous));
    }

    [Theory]
    [EachDatabase]
    public async Task The_first_three_administrators_come_from_the_command_line(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new CreateFirstAdministrator(People.Phone(), "password123"), Actor.System));
        for (var i = 0; i < 3; i++) await market.Send(new CreateFirstAdministrator(People.Phone(), Password), Actor.System);
        var enough = await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new CreateFirstAdministrator(People.Phone(), Password), Actor.System));
        Assert.Equal("registry.administrators-enough", enough.Code);
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new CreateFirstAdministrator(People.Phone(), Password), People.Administrator));
    }

    [Theory]
    [EachDatabase]
    public async Task Without_the_demo_its_accounts_are_shut(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        var (demo, real) = (People.Phone(), People.Phone());
        await market.Send(new EnrolAccounts([new NewAccount("演示员", demo, [Roles.Auditor], new AccountPlace())], Password, Demo: true), Actor.System);
        await market.Send(new EnrolAccounts([new NewAccount("赵六", real, [Roles.Auditor], new AccountPlace())], Password, Demo: false), Actor.System);
        var token = (await market.Send(new CreateToken(demo, Password), Actor.Anonymous))!;
        Assert.Equal(1, await market.Send(new DisableDemoAccounts(), Actor.System));
        Assert.Null(await market.Send(new ActorOfToken(token.AccessToken), Actor.Anonymous));
        Assert.Null(await market.Send(new SignIn(demo, Password), Actor.Anonymous));
        Assert.NotNull(await market.Send(new SignIn(real, Password), Actor.Anonymous));
        Assert.Equal(0, await market.Send(new DisableDemoAccounts(), Actor.System));
    }

    [Theory]
    [EachDatabase]
    public async Task Identity_stands_on_the_same_rows_passkeys_included(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (_, account) = await Enrol(market, Roles.Auditor);
        await market.In(async scope =>
        {
            var users = scope.GetRequiredService<UserManager<Account>>();
            var user = (await users.FindByIdAsync(account.Id.ToString()))!;
            Assert.True(await users.CheckPasswordAsync(user, Password));
            Assert.True(users.SupportsUserPasskey);
            var key = new UserPasskeyInfo([1, 2, 3], [4], DateTimeOffset.UnixEpoch, 0, null, true, false, false, [5], [6]);
            Assert.True((await users.AddOrUpdatePasskeyAsync(user, key)).Succeeded);
            Assert.Single(await users.GetPasskeysAsync(user));
        });
    }

    [Theory]
    [EachDatabase]
    public async Task An_actor_is_resolved_by_one_query(DatabaseProvider provider)
    {
        var counted = new Counted();
        await using var market = await Market.OpenAsync(provider, services =>
            services.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(counted)));
        var (phone, account) = await Enrol(market, Roles.Auditor);
        var token = (await market.Send(new CreateToken(phone, Password), Actor.Anonymous))!;
        var session = (await market.Send(new SignIn(phone, Password), Actor.Anonymous))!;
        foreach (var request in (MediatR.IRequest<Actor?>[])[new ActorOf(account.Id, session.Stamp), new ActorOfToken(token.AccessToken)])
        {
            counted.Commands = 0;
            Assert.NotNull(await market.Send(request, Actor.Anonymous));
            Assert.Equal(1, counted.Commands);
        }
    }

    private static async Task<(string Phone, CreatedAccount Account)> Enrol(Market market, string role)
    {
        var phone = People.Phone();
        var made = await market.Send(new EnrolAccounts([new NewAccount("赵六", phone, [role], new AccountPlace())], Password, Demo: false),
            Actor.System);
        return (phone, made[0]);
    }

    private static async Task<TimeSpan> Time(Market market, string phone)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await market.Send(new SignIn(phone, Wrong), Actor.Anonymous);
        }
        finally
        {
            clock.Stop();
        }

        return clock.Elapsed;
    }

    private sealed class Counted : DbCommandInterceptor
    {
        public int Commands { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands++;
            return ValueTask.FromResult(result);
        }
    }

    private static async Task Agree(Market market, string account)
    {
        var proposal = Assert.Single(await market.Send(new FindProposals($"account/{account}"), Other));
        await market.Send(new DecideProposal(proposal.Id, true), Other);
    }
}
