using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ConsumerAid.Foundation.Web;

/// <summary>What the layout says of a page: <c>ViewData.Head(new(T["货源"]) { Crumbs = [new(T["首页"], "/")] });</c></summary>
/// <param name="Title">The page's plain name, also its place in the breadcrumbs.</param>
public sealed record PageHead(string Title)
{
    private const string Key = "Head";

    /// <summary>One sentence for search engines and shared links.</summary>
    public string? Description { get; init; }

    /// <summary>The pages above this one, from the home page down; empty shows no breadcrumbs.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>The path of a picture for shared links; the product's own when null.</summary>
    public string? Image { get; init; }

    /// <summary>Uses the whole width, for tables and lists of cards; otherwise the measure of a text or a form.</summary>
    public bool Wide { get; init; }

    /// <summary>Keeps the page out of search engines.</summary>
    public bool Unlisted { get; init; }

    /// <summary>The head that the page gave, if any.</summary>
    public static PageHead? Of(ViewDataDictionary data) => data[Key] as PageHead;

    internal static void Set(ViewDataDictionary data, PageHead head) => data[Key] = head;
}

/// <summary>A page above the present one.</summary>
public sealed record Crumb(string Title, string Href);

/// <summary>Short ways for views.</summary>
public static class PageHeads
{
    /// <summary>Tells the layout the page's title, place and description.</summary>
    public static void Head(this ViewDataDictionary data, PageHead head) => PageHead.Set(data, head);
}
