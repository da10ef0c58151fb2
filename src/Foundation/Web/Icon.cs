using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConsumerAid.Foundation.Web;

/// <summary>
/// <c>&lt;ca-icon name="scale" /&gt;</c>: one of our drawings, as inline SVG, in the colour of the text. It is decoration and stands beside words that say the same.
/// Only the icons of a page are sent with it.
/// </summary>
[HtmlTargetElement("ca-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Icon : TagHelper
{
    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>
    {
        ["home"] = "M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6",
        ["sprout"] = "M12 21v-9M12 12c0-4-3-6-8-6 0 4 3 6 8 6zM12 14c0-3 2-5 7-5 0 3-2 5-7 5z",
        ["basket"] = "M4 10h16l-2 10H6L4 10zM8 10l3-6M16 10l-3-6M9 14v3M15 14v3M12 14v3",
        ["scale"] = "M12 4v16M7 20h10M5 7h14M5 7l-3 7a3 3 0 0 0 6 0L5 7zM19 7l-3 7a3 3 0 0 0 6 0l-3-7z",
        ["truck"] = "M2 6h12v11H2zM14 10h4l4 4v3h-8M6 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        ["box"] = "M4 8l8-4 8 4v8l-8 4-8-4V8zM4 8l8 4 8-4M12 12v8",
        ["plus"] = "M12 5v14M5 12h14",
        ["list"] = "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
        ["map"] = "M9 4 3 6v14l6-2 6 2 6-2V4l-6 2-6-2zM9 4v14M15 6v14",
        ["pin"] = "M12 21s7-6.5 7-11.5a7 7 0 1 0-14 0C5 14.5 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
        ["search"] = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
        ["filter"] = "M4 6h16M7 12h10M10 18h4",
        ["clock"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
        ["calendar"] = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        ["check"] = "M5 12.5 10 17.5 19 7",
        ["alert"] = "M12 4 2.5 20h19L12 4zM12 10v5M12 17.5h.01",
        ["info"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01",
        ["question"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.5h.01",
        ["photo"] = "M4 7h4l2-3h4l2 3h4v13H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
        ["user"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6",
        ["users"] = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c.8-4 3.5-6 7-6s6.2 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.5 2.700 4 5.5",
        ["phone"] = "M6 3h4l1.5 5L9 9.5a12 12 0 0 0 5.5 5.5L16 12.5l5 1.5v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
        ["copy"] = "M8 8h12v12H8zM16 8V4H4v12h4",
        ["printer"] = "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
        ["download"] = "M12 4v11M7 11l5 5 5-5M4 20h16",
        ["chart"] = "M4 4v16h16M8 16v-4M12 16V8M16 16v-6",
        ["document"] = "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
        ["shield"] = "M12 3l8 3v6c0 5-3.5 7.5-8 9-4.5-1.5-8-4-8-9V6l8-3zM9 12l2 2 4-4",
        ["arrow-right"] = "M5 12h14M13 6l6 6-6 6",
        ["arrow-left"] = "M19 12H5M11 6l-6 6 6 6",
        ["link"] = "M10 14a4 4 0 0 0 6 0l4-4a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-4 4a4 4 0 0 0 6 6l1-1",
        ["seal"] = "M12 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8.5 14 7 21l5-2.5 5 2.5-1.5-7",
        ["sign-out"] = "M10 4H4v16h6M15 8l4 4-4 4M19 12H9",
        ["money"] = "M7 4l5 7 5-7M12 11v9M7 13h10M7 16.5h10",
        ["edit"] = "M4 20l1-5L16 4l4 4L9 19l-5 1zM14 6l4 4",
        ["gavel"] = "M13 4l7 7M10 7l7 7M11.5 5.5l-4 4M18.5 12.5l-4 4M12 12l-8 8M13 21h8",
    }.ToFrozenDictionary();

    /// <summary>The drawing's name, one of <see cref="Names"/>.</summary>
    public required string Name { get; set; }

    /// <summary>All names, for the page of the design.</summary>
    public static IEnumerable<string> Names => Drawings.Keys.Order(StringComparer.Ordinal);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<path d=\"{Drawings[Name]}\"/>");
    }
}
