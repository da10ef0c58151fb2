using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Orders.Ledger;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ConsumerAid.Browser.Tests;

/// <summary>The main job, clicked through by those who do it: from a household's stock to its line in the ledger.</summary>
public sealed class MainJobTests(Site site)
{
    [Theory]
    [InlineData(false)]
    public async Task A_households_stock_becomes_its_line_in_the_ledger(bool script)
    {
        var photo = await TakePhoto();
        var mark = script ? "S" : "N";

        // The liaison, on a phone.
        await using var phone = await site.Open("liaison", 360, script: script);
        var liaison = await phone.NewPageAsync();
        await liaison.GotoAsync(site.Url("/liaison"));
        await liaison.Locator("main .actions a.button").ClickAsync();
        await liaison.Locator("[name=HouseholdCode]").First.CheckAsync();
        await liaison.Locator("[name=Produce]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await liaison.Locator("[name=Grade][value=C]").CheckAsync();
        await liaison.Locator("[name=Weight]").FillAsync("６００斤");
        await liaison.Locator("[name=WantedPrice]").FillAsync("1.2");
        await liaison.Locator("[name=SpoilsOn]").First.CheckAsync(new LocatorCheckOptions { Force = true });
        await Press(liaison, "main form.form .actions button");
        Assert.Contains("300", await liaison.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await liaison.Locator("[type=file]").SetInputFilesAsync(photo);
        if (script) await liaison.Locator("[data-list] img").WaitForAsync();
        var sent = script ? liaison.WaitForRequestAsync(request => request.Method == "PUT") : null;
        await Press(liaison, "main form.form .actions button");
        Assert.EndsWith("/done", new Uri(liaison.Url).AbsolutePath, StringComparison.Ordinal);
        if (sent is not null)
        {
            await sent;
            await Assertions.Expect(liaison.Locator("[data-upload]")).ToContainTextAsync("已上传");
        }

        await site.In(services => services.GetRequiredService<IMediator>().Send(new MakePictureVariants()));
        await liaison.Locator("main .actions a").Nth(1).ClickAsync();
        Assert.Equal(1, await liaison.Locator(".photos img").CountAsync());

        // The cooperative bundles what is there and asks for publication.
        await using var desk = await site.Open("cooperative", 1280, script: script);
        var cooperative = await desk.NewPageAsync();
        await cooperative.GotoAsync(site.Url("/cooperative/stocks?grade=C"));
        await Press(cooperative, "#results form button");
        var title = $"三级统货 {mark}";
        await cooperative.Locator("[name=Title]").FillAsync(title);
        await cooperative.Locator("[name=UnitPrice]").FillAsync("4");
        await Press(cooperative, "main form.form .actions button");
        var lot = new Uri(cooperative.Url).AbsolutePath;
        Assert.Matches("^/cooperative/lots/[0-9a-f-]{36}$", lot);
        await Press(cooperative, "form[action*=Publish] button");

        // The county's reviewer approves.
        await using var county = await site.Open("reviewer", 1280, script: script);
        var reviewer = await county.NewPageAsync();
        await reviewer.GotoAsync(site.Url("/review/lots"));
        await reviewer.Locator("main a", new PageLocatorOptions { HasText = title }).First.ClickAsync();
        await Press(reviewer, "button[name=approve][value=true]");

        // The purchaser finds it and orders.
        await using var canteen = await site.Open("purchaser", 1280, script: script);
        var purchaser = await canteen.NewPageAsync();
        await purchaser.GotoAsync(site.Url(lot.Replace("/cooperative", "", StringComparison.Ordinal)));
        await purchaser.Locator("a[href^='/orders/new']").First.ClickAsync();
        await purchaser.Locator("[name='Lines[0].Weight.unit'][value=kg]").CheckAsync(new LocatorCheckOptions { Force = true });
        await purchaser.Locator("[name='Lines[0].Weight']").FillAsync("300");
        await purchaser.Locator("[name=DeliverOn]").Nth(1).CheckAsync(new LocatorCheckOptions { Force = true });
        await purchaser.Locator("[name=DeliverTo]").FillAsync("长沙市芙蓉区食堂");
        await purchaser.Locator("[name=MemberPoNumber]").FillAsync($"PO-{mark}");
        await Press(purchaser, "button[name=Step][value=check]");
        await Press(purchaser, "button[name=Step][value=place]");
        var order = new Uri(purchaser.Url).AbsolutePath;
        Assert.EndsWith("/placed", order, StringComparison.Ordinal);
        order = order[..^"/placed".Length];

        // Small orders go through by themselves; from the unit's limit up another person approves.
        await purchaser.GotoAsync(site.Url(order));
        await using var office = await site.Open("approver", 1280, script: script);
        var approver = await office.NewPageAsync();
        await approver.GotoAsync(site.Url(order));
        if (await approver.Locator("button[name=approve][value=true]").CountAsync() > 0) await Press(approver, "button[name=approve][value=true]");

        // The cooperative weighs in, household by household, and the lorry leaves.
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

        // The buyer weighs: 290 kg are good, 10 kg are not.
        var delivery = dispatch.Replace("/cooperative/dispatches", "/deliveries", StringComparison.Ordinal);
        await purchaser.GotoAsync(site.Url(delivery));
        await purchaser.Locator("[name='Lines[0].Accepted.unit'][value=kg]").CheckAsync(new LocatorCheckOptions { Force = true });
        await purchaser.Locator("[name='Lines[0].Accepted']").FillAsync("290");
        await purchaser.Locator("main form details summary").First.ClickAsync();
        await purchaser.Locator("[name='Lines[0].Rejected.unit'][value=kg]").CheckAsync(new LocatorCheckOptions { Force = true });
        await purchaser.Locator("[name='Lines[0].Rejected']").FillAsync("10");
        await purchaser.Locator("[name='Lines[0].Reason']").FillAsync("压坏了");
        await Press(purchaser, "form[action*=Check] .actions button");
        await Press(purchaser, "form[action*=Accept] .actions button");
        Assert.EndsWith("/done", new Uri(purchaser.Url).AbsolutePath, StringComparison.Ordinal);

        // It stands in the ledger, and in its totals after the roll-up.
        await using var watch = await site.Open("auditor", 1280, script: script);
        var auditor = await watch.NewPageAsync();
        await site.In(services => services.GetRequiredService<IMediator>().Send(new RollUp()));
        await auditor.GotoAsync(site.Url("/ledger"));
        var newest = await auditor.Locator("#results").InnerTextAsync();
        foreach (var said in new[] { title, "300", "290", "10" }) Assert.Contains(said, newest, StringComparison.Ordinal);
        Assert.DoesNotContain("刚记下", await auditor.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>A picture as large as a camera's.</summary>
    private async Task<FilePayload> TakePhoto()
    {
        await using var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1600, Height = 1200 } });
        var camera = await context.NewPageAsync();
        await camera.EvaluateAsync("""
            () => {
              const canvas = document.body.appendChild(document.createElement('canvas'));
              [canvas.width, canvas.height] = [1600, 1200];
              const brush = canvas.getContext('2d'), grain = brush.createImageData(1600, 1200);
              for (let i = 0; i < grain.data.length; i++) grain.data[i] = i % 4 === 3 ? 255 : 150 + i % 4 * 20 + Math.random() * 8;
              brush.putImageData(grain, 0, 0);
            }
            """);
        return new FilePayload { Name = "sacks.png", MimeType = "image/png", Buffer = await camera.ScreenshotAsync() };
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
