using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ConsumerAid.Browser.Tests;

/// <summary>One tab that goes from page to page and notes what is wrong.</summary>
internal sealed class Looking(Site site, IPage page, ConcurrentQueue<string> faults)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private string at = "";

    /// <summary>A new tab; <paramref name="withAxe"/> for one that asks whether everybody can use its pages.</summary>
    public static async Task<Looking> In(Site site, IBrowserContext context, ConcurrentQueue<string> faults, bool withAxe = false)
    {
        if (withAxe) await context.AddInitScriptAsync(Axe);
        var page = await context.NewPageAsync();
        var looking = new Looking(site, page, faults);
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != site.Address.Authority) looking.Note($"asks {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest) looking.Note($"{response.Url} answers {response.Status}");
        };
        page.Console += (_, message) =>
        {
            // The browser's own line on an error page is the page's status.
            if (message.Type == "error" && !message.Location.Contains(looking.at, StringComparison.Ordinal)) looking.Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => looking.Note($"script: {error}");
        return looking;
    }

    public IPage Page => page;

    public void Note(string fault) => faults.Enqueue($"{at}: {fault}");

    public async Task Go(string address, string language)
    {
        at = address;
        await page.GotoAsync(site.Url(address));
        var (path, said) = (new Uri(page.Url).AbsolutePath, await page.EvaluateAsync<string>("() => document.documentElement.lang"));
        if (path != address) Note($"leads to {path}");
        if (!said.StartsWith(language, StringComparison.Ordinal)) Note($"speaks {said}");
    }

    /// <summary>What a page posts to itself keeps the address as it is written: a household's code in small letters is nobody's.</summary>
    public async Task PostsToItself()
    {
        var lost = await page.EvaluateAsync<string[]>("""
            () => [...document.forms].map(form => new URL(form.getAttribute('action') || location.href, location.href).pathname)
              .filter(path => path !== location.pathname && path.toLowerCase() === location.pathname.toLowerCase())
            """);
        if (lost.Length > 0) Note($"posts to {lost[0]}");
    }

    /// <summary>At 320 px nothing reaches over the side, in large text either; what can be seen as a button is as high as a thumb, and a date's field as wide as a date.</summary>
    public async Task FitsANarrowPhone()
    {
        await page.SetViewportSizeAsync(320, 700);
        foreach (var text in new[] { "normal", "large" })
        {
            var wide = await page.EvaluateAsync<string[]>("""
                text => {
                  const html = document.documentElement, before = html.className;
                  html.classList.toggle('large', text === 'large');
                  const faults = html.scrollWidth <= 320 ? [] : [`scrolls sideways to ${html.scrollWidth}`,
                    ...[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > 320.5 && !one.closest('.scroll'))
                      .slice(-2).map(one => one.outerHTML.slice(0, 120))];
                  html.className = before;
                  return faults;
                }
                """, text);
            if (wide.Length > 0) Note($"320 px, {text} text, {string.Join(" … ", wide)}");
        }

        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, .button, select, textarea, label.tick, input:not([type=hidden]):not([type=checkbox]):not([type=radio])')]
              .filter(one => one.offsetParent && !one.matches('.vh') && one.getBoundingClientRect().height < 43.5).slice(0, 3).map(one => one.outerHTML.slice(0, 100))
            """);
        if (small.Length > 0) Note($"under 44 px: {string.Join(" … ", small)}");
        var cut = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('input[type=date]')].filter(one => one.offsetParent && one.getBoundingClientRect().width < 140).slice(0, 3).map(one => one.outerHTML.slice(0, 100))
            """);
        if (cut.Length > 0) Note($"a date is cut: {string.Join(" … ", cut)}");
    }

    /// <summary>Axe finds nothing at a phone's width and at a desk's, by day and by night.</summary>
    public async Task Everybody_can_use_it()
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 800);
            await RunAxe($"{width} px", "{ rules: { 'target-size': { enabled: true } } }");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await RunAxe($"{width} px by night", "{ runOnly: { type: 'rule', values: ['color-contrast'] } }");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }
    }

    private async Task RunAxe(string when, string options)
    {
        var found = await page.EvaluateAsync<JsonElement>($$"""
            () => axe.run(document, { resultTypes: ['violations'], ...{{options}} })
              .then(result => result.violations.map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(', ')}`))
            """);
        foreach (var fault in found.EnumerateArray()) Note($"axe, {when}: {fault.GetString()}");
    }

    /// <summary>Everything that is read or read out.</summary>
    public async Task<string[]> Texts() => await page.EvaluateAsync<string[]>("""
        () => {
          const texts = [document.title, document.querySelector('meta[name=description]')?.content ?? ''];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT,
            node => node.parentElement.closest('script, style, [hreflang], [data-own-words], code') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
          while (walk.nextNode()) texts.push(walk.currentNode.data.trim());
          for (const one of document.body.querySelectorAll('*'))
            for (const name of ['alt', 'title', 'aria-label', 'placeholder', 'data-label', 'data-confirm', 'data-cancel', 'data-copied', 'data-remove', 'data-kept', 'data-failed', 'data-waiting', 'data-sent'])
              if (one.hasAttribute(name)) texts.push(one.getAttribute(name));
          return texts.filter(text => text);
        }
        """);

    /// <summary>A picture of the page in a folder, when somebody wants to look.</summary>
    public async Task Picture(string name, int width)
    {
        if (Environment.GetEnvironmentVariable("CONSUMERAID_PICTURES") is not { Length: > 0 } folder) return;
        await page.SetViewportSizeAsync(width, 800);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
    }
}
