using System.Net.Http.Json;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>What fields send becomes values, and broken rules become words on the form.</summary>
public sealed class FormTests(ShellHost host) : IClassFixture<ShellHost>
{
    [Theory]
    [InlineData("weight=５００&weight.unit=jin", "weight", "250000")]
    [InlineData("weight=3斤2两&weight.unit=t", "weight", "1600")]
    [InlineData("weight=2.5", "weight", "2500")]
    [InlineData("weight=", "weight", "none")]
    [InlineData("price=3.20&price.unit=jin", "price", "640000")]
    [InlineData("money=1,200.50", "money", "120050")]
    [InlineData("day=2026-11-23", "day", "2026-11-23")]
    [InlineData("day=other&day.other=2026-12-01", "day", "2026-12-01")]
    [InlineData("day=other&day.other=", "day", "none")]
    [InlineData("weight=viel", "weight", "看不懂这个重量。请填数字，例如 500 或 3斤2两。")]
    [InlineData("weight=0", "weight", "重量要大于零。")]
    [InlineData("price=1.234", "price", "价格最细到分。")]
    [InlineData("day=31.11.2026", "day", "看不懂这个日期。请选一天，或按 2026-11-23 填写。")]
    [InlineData("count=many", "count", "看不懂“many”，请改正。")]
    public async Task A_field_becomes_a_value_or_a_word(string query, string field, string expected)
    {
        using var client = host.Client();
        var read = await client.GetFromJsonAsync<Dictionary<string, string>>("/test/bind?" + query);
        Assert.Equal(expected, read![field]);
    }

    [Fact]
    public async Task A_broken_rule_shows_the_form_again_with_its_words()
    {
        var page = new FormPage();
        var done = await Run(page, new RuleBroken("weight.too-large") { Field = "weight", Status = 409 });
        Assert.True(done.ExceptionHandled);
        Assert.True(page.Shown);
        Assert.Equal("重量太大了，请检查单位。", page.ModelState["Weight"]!.Errors.Single().ErrorMessage);
        Assert.Equal(409, page.Response.StatusCode);
        Assert.IsType<PageResult>(done.Result);
    }

    [Fact]
    public async Task All_fields_that_are_wrong_are_told_at_once()
    {
        var page = new FormPage();
        await Run(page, new InvalidFields([new("weight", "weight.empty"), new("lines[2].price", "price.empty")]));
        Assert.Equal(2, page.ModelState.ErrorCount);
        Assert.Equal("请填写价格。", page.ModelState["lines[2].price"]!.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_not_allowed_have_their_status()
    {
        Assert.Equal(404, Assert.IsType<StatusCodeResult>((await Run(new FormPage(), new NotFound())).Result).StatusCode);
        Assert.Equal(403, Assert.IsType<StatusCodeResult>((await Run(new FormPage(), new Forbidden())).Result).StatusCode);
        Assert.False((await Run(new FormPage(), new InvalidOperationException())).ExceptionHandled);
    }

    private static async Task<PageHandlerExecutedContext> Run(FormPage page, Exception thrown)
    {
        Reader.Current = Reader.Default;
        var http = new DefaultHttpContext { Request = { Method = "POST" } };
        page.PageContext = new PageContext(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor()));
        var executing = new PageHandlerExecutingContext(page.PageContext, [], null, new Dictionary<string, object?>(), page);
        var executed = new PageHandlerExecutedContext(page.PageContext, [], null, page) { Exception = thrown };
        await new RulesOnForms(new Words([new WordsSource(typeof(WebShell).Assembly)])).OnPageHandlerExecutionAsync(executing, () => Task.FromResult(executed));
        return executed;
    }

    private sealed class FormPage : PageModel, IFormPage
    {
        public bool Shown { get; private set; }

        public Task ShowAsync()
        {
            Shown = true;
            return Task.CompletedTask;
        }
    }
}

[ApiExplorerSettings(IgnoreApi = true)]
public sealed class BindController : Controller
{
    [HttpGet("/test/bind")]
    public IActionResult Read(Weight? weight, UnitPrice? price, Money? money, DateOnly? day, int? count) => Json(new Dictionary<string, string>
    {
        ["weight"] = Word("weight") ?? weight?.Grams.ToString() ?? "none",
        ["price"] = Word("price") ?? price?.FenPerTonne.ToString() ?? "none",
        ["money"] = Word("money") ?? money?.Fen.ToString() ?? "none",
        ["day"] = Word("day") ?? day?.ToString("yyyy-MM-dd") ?? "none",
        ["count"] = Word("count") ?? count?.ToString() ?? "none",
    });

    private string? Word(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
