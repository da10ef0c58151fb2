using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>Signing in to the API.</summary>
[Collection(Demo.Name)]
public sealed class TokenTests(WebHost host)
{
    private readonly People people = new(host);

    [Fact]
    public async Task A_token_says_until_when_it_lives_and_for_which_roles()
    {
        var issued = (await people.Anyone.Post("/tokens", new { phone = "199 0000 0008", password = Caller.Password })).Is(200).Body;
        Assert.Equal(["auditor"], issued.Items("roles").Select(role => role.GetString()));
        var life = issued.GetProperty("expiresAt").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(life.TotalHours, 11.9, 12);
        Assert.True(issued.Text("accessToken").Length >= 40);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_phone_get_the_same_answer()
    {
        var wrong = (await people.Anyone.Post("/tokens", new { phone = "19900000010", password = "wrong" })).Refuses(401, "registry.sign-in-failed");
        var unknown = (await people.Anyone.Post("/tokens", new { phone = "19912345678", password = "wrong" })).Refuses(401, "registry.sign-in-failed");
        Assert.Equal(WithoutTrace(wrong.Text), WithoutTrace(unknown.Text));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_phone_waits_even_with_the_right_password()
    {
        const string phone = "19811110003";
        var account = await Account(phone);
        for (var at = 0; at < 5; at++) (await people.Anyone.Post("/tokens", new { phone, password = $"wrong {at}" })).Is(401);
        var refused = (await people.Anyone.Post("/tokens", new { phone, password = account.Password })).Refuses(429, "registry.too-many-tries");
        Assert.InRange(refused.RetryAfter!.Value.TotalMinutes, 14, 15);
    }

    [Fact]
    public async Task A_token_that_nobody_was_given_opens_nothing()
    {
        (await new Caller(host.Address, "nobody-was-given-this").Get("/households")).Refuses(401, "request.unauthorised");
        (await people.Anyone.Get("/households")).Refuses(401, "request.unauthorised");
    }

    [Fact]
    public async Task A_token_dies_with_a_change_of_roles_and_with_a_new_password()
    {
        var account = await Account("19811110001");
        var first = await Caller.SignIn(host.Address, "19811110001", account.Password!);
        (await first.Get("/orders")).Is(200);
        await As(new ChangeRoles(account.Id, [Roles.Helper], new AccountPlace(), "换到志愿者岗位"));
        await Agree(account.Code);
        (await first.Get("/orders")).Is(401);

        var second = await Caller.SignIn(host.Address, "19811110001", account.Password!);
        (await second.Get("/orders")).Is(403); // alive, and a helper's
        var self = new Actor(account.Code, new HashSet<string> { Roles.Helper }) { AccountId = account.Id };
        await host.In(scope => scope.GetRequiredService<IMediator>().Send(new ChangePassword(account.Password!, "a-New-long-word-431226")), self);
        (await second.Get("/orders")).Is(401);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        var account = await Account("19811110002");
        var caller = await Caller.SignIn(host.Address, "19811110002", account.Password!);
        (await caller.Get("/orders")).Is(200);
        await As(new DisableAccount(account.Id));
        (await caller.Get("/orders")).Is(401);
        (await people.Anyone.Post("/tokens", new { phone = "19811110002", password = account.Password })).Is(401);
    }

    [Fact]
    public async Task A_token_opens_no_page_and_a_session_no_call()
    {
        var browser = await SignedIn.Browse(host, "19900000008");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/orders")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
    }

    private async Task<CreatedAccount> Account(string phone)
    {
        var made = await As(new CreateAccount("试用监督员", phone, [Roles.Auditor], new AccountPlace(), "县里派来的监督员"));
        await Agree(made.Code);
        return made;
    }

    private async Task Agree(string account) => await As(new DecideProposal(Assert.Single(await As(new FindProposals($"account/{account}"))).Id, true), "U-999998");

    private Task<T> As<T>(IRequest<T> request, string code = "U-999999") => host.In(
        scope => scope.GetRequiredService<IMediator>().Send(request), new Actor(code, new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()) });

    private static string WithoutTrace(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
