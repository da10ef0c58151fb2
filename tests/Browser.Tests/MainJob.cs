using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Orders.Ledger;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ConsumerAid.Browser.Tests;

/// <summary>The main job step by step, each by the one who does it, in a browser of their own.</summary>
/// <param name="mark">What tells the things of this journey from those of another.</param>
internal sealed class MainJob(Site site, bool script, string language, string mark) : IAsyncDisposable
{
    private readonly Dictionary<string, IBrowserContext> open = [];
    private readonly string title = $"三级统货 {mark}";

    private bool IsEnglish => language == "en";

    /// <summary>The liaison, on a phone: what a household has, with a photo. Answers the stock's id and the photo as it went over the network.</summary>
    public async Task<(Guid Stock, byte[] Sent)> RecordStock(FilePayload photo, string grade = "C")
    {
        var liaison = await Page("liaison", 360);
        await liaison.GotoAsync(site.Url("/liaison"));
        await liaison.Locator("main .actions a.button").ClickAsync();
        await liaison.Locator("[name=HouseholdCode]").First.CheckAsync();
        await liaison.Locator("[name=Produce]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await liaison.Locator($"[name=Grade][value={grade}]").CheckAsync();
        await liaison.Locator("[name=Weight]").FillAsync(IsEnglish ? "600 jin" : "６００斤");
        await liaison.Locator("[name=WantedPrice]").FillAsync("1.2");
        await liaison.Locator("[name=SpoilsOn]").First.CheckAsync(new LocatorCheckOptions { Force = true });
        await Press(liaison, "main form.form .actions button");
        Assert.Contains("300", await liaison.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await liaison.Locator("[type=file]").SetInputFilesAsync(photo);
        var sent = script ? await Waiting(liaison) : photo.Buffer;
        await Press(liaison, "main form.form .actions button");
        Assert.EndsWith("/done", new Uri(liaison.Url).AbsolutePath, StringComparison.Ordinal);
        if (script) await Assertions.Expect(liaison.Locator("[data-upload]")).ToContainTextAsync(IsEnglish ? "have been sent" : "已上传");
        await site.In(services => services.GetRequiredService<IMediator>().Send(new MakePictureVariants()));
        await liaison.Locator("main .actions a").Nth(1).ClickAsync();
        Assert.Equal(1, await liaison.Locator(".photos img").CountAsync());
        return (Guid.Parse(new Uri(liaison.Url).Segments[^1]), sent);
    }

    /// <summary>The cooperative bundles what is there and asks for publication. Answers the lot's path.</summary>
    public async Task<string> List()
    {
        var cooperative = await Page("cooperative", 1280);
        await cooperative.GotoAsync(site.Url("/cooperative/stocks?grade=C"));
        await Press(cooperative, "#results form button");
        await cooperative.Locator("[name=Title]").FillAsync(title);
        await cooperative.Locator("[name=UnitPrice]").FillAsync("4");
        await Press(cooperative, "main form.form .actions button");
        var lot = new Uri(cooperative.Url).AbsolutePath;
        Assert.Matches("^/cooperative/lots/[0-9a-f-]{36}$", lot);
        await Press(cooperative, "form[action*=Publish] button");
        return lot["/cooperative".Length..];
    }

    /// <summary>The county's reviewer approves.</summary>
    public async Task Review()
    {
        var reviewer = await Page("reviewer", 1280);
        await reviewer.GotoAsync(site.Url("/review/lots"));
        await reviewer.Locator("main a", new PageLocatorOptions { HasText = title }).First.ClickAsync();
        await Press(reviewer, "button[name=approve][value=true]");
    }

    /// <summary>The purchaser finds it and orders; small orders go through by themselves, from the unit's limit up another person approves. Answers the order's path.</summary>
    public async Task<string> Order(string lot)
    {
        var purchaser = await Page("purchaser", 1280);
        await purchaser.GotoAsync(site.Url(lot));
        await purchaser.Locator("a[href^='/orders/new']").First.ClickAsync();
        await Weigh(purchaser, "Lines[0].Weight", "300");
        await purchaser.Locator("[name=DeliverOn]").Nth(1).CheckAsync(new LocatorCheckOptions { Force = true });
        await purchaser.Locator("[name=DeliverTo]").FillAsync("长沙市芙蓉区食堂");
        await purchaser.Locator("[name=MemberPoNumber]").FillAsync($"PO-{mark}");
        await Press(purchaser, "button[name=Step][value=check]");
        await Press(purchaser, "button[name=Step][value=place]");
        var placed = new Uri(purchaser.Url).AbsolutePath;
        Assert.EndsWith("/placed", placed, StringComparison.Ordinal);
        var order = placed[..^"/placed".Length];
        await purchaser.GotoAsync(site.Url(order));
        var approver = await Page("approver", 1280);
        await approver.GotoAsync(site.Url(order));
        if (await approver.Locator("button[name=approve][value=true]").CountAsync() > 0) await Press(approver, "button[name=approve][value=true]");
        return order;
    }

    /// <summary>The cooperative weighs in, household by household, and the lorry leaves. Answers the buyer's path of the delivery.</summary>
    public async Task<string> Dispatch(string order)
    {
        var cooperative = await Page("cooperative", 1280);
        await cooperative.GotoAsync(site.Url("/cooperative" + order));
        await cooperative.Locator("a[href$='/dispatch']").First.ClickAsync();
        await cooperative.Locator("[name=Unit][value=Kilogram]").CheckAsync(new LocatorCheckOptions { Force = true });
        await cooperative.Locator("[name='Rows[0].Gross']").FillAsync("310");
        await cooperative.Locator("[name='Rows[0].Tare']").FillAsync("10");
        await cooperative.Locator("[name=SlipNo]").FillAsync($"BD-{mark}");
        await cooperative.Locator("[name=VehiclePlate]").FillAsync("湘A12345");
        await cooperative.Locator("[name=ConformityNo]").FillAsync($"HG-{mark}");
        await Press(cooperative, "main form .actions button:has(.icon)");
        var dispatch = new Uri(cooperative.Url).AbsolutePath;
        Assert.Matches("^/cooperative/dispatches/[0-9a-f-]{36}$", dispatch);
        return dispatch.Replace("/cooperative/dispatches", "/deliveries", StringComparison.Ordinal);
    }

    /// <summary>The buyer weighs: 290 kg are good, 10 kg are not.</summary>
    public async Task Accept(string delivery)
    {
        var purchaser = await Page("purchaser", 1280);
        await purchaser.GotoAsync(site.Url(delivery));
        await Weigh(purchaser, "Lines[0].Accepted", "290");
        await purchaser.Locator("main form details summary").First.ClickAsync();
        await Weigh(purchaser, "Lines[0].Rejected", "10");
        await purchaser.Locator("[name='Lines[0].Reason']").FillAsync("压坏了");
        await Press(purchaser, "form[action*=Check] .actions button");
        await Press(purchaser, "form[action*=Accept] .actions button");
        Assert.EndsWith("/done", new Uri(purchaser.Url).AbsolutePath, StringComparison.Ordinal);
    }

    /// <summary>It stands in the ledger, and in its totals after the roll-up.</summary>
    public async Task Audit()
    {
        var auditor = await Page("auditor", 1280);
        await site.In(services => services.GetRequiredService<IMediator>().Send(new RollUp()));
        await auditor.GotoAsync(site.Url("/ledger"));
        var newest = await auditor.Locator("#results").InnerTextAsync();
        foreach (var said in new[] { title, "300", "290", "10" }) Assert.Contains(said, newest, StringComparison.Ordinal);
        Assert.DoesNotContain(IsEnglish ? "just recorded" : "刚记下", await auditor.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in open.Values) await context.DisposeAsync();
    }

    private async Task<IPage> Page(string person, int width)
    {
        if (!open.TryGetValue(person, out var context)) open[person] = context = await site.Open(person, width, language, script);
        return context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync();
    }

    /// <summary>The photo that waits on the phone, as it will be sent.</summary>
    private static async Task<byte[]> Waiting(IPage page)
    {
        await page.Locator("[data-list] img").WaitForAsync();
        return Convert.FromBase64String(await page.EvaluateAsync<string>("""
            async () => {
              const done = request => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
              const database = await done(indexedDB.open('photos'));
              const [photo] = await done(database.transaction('photos').objectStore('photos').getAll());
              database.close();
              return btoa([...new Uint8Array(await photo.blob.arrayBuffer())].map(byte => String.fromCharCode(byte)).join(''));
            }
            """));
    }

    private static async Task Weigh(IPage page, string field, string kilograms)
    {
        await page.Locator($"[name='{field}.unit'][value=kg]").CheckAsync(new LocatorCheckOptions { Force = true });
        await page.Locator($"[name='{field}']").FillAsync(kilograms);
    }

    /// <summary>Presses, and waits for the answer; a form that comes back says why.</summary>
    private static async Task Press(IPage page, string button)
    {
        await page.RunAndWaitForRequestFinishedAsync(
            () => page.Locator(button).First.ClickAsync(),
            new PageRunAndWaitForRequestFinishedOptions { Predicate = request => request.IsNavigationRequest && request.RedirectedTo is null });
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        var refused = page.Locator("main .errors");
        if (await refused.CountAsync() > 0) Assert.Fail($"{page.Url}: {await refused.First.InnerTextAsync()}");
    }
}
