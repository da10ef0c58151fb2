using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConsumerAid.Foundation.Web;

/// <summary>
/// <c>&lt;ca-bar of="total" first="sold" second="reserved" /&gt;</c>: a thin bar in up to two parts, drawn as SVG because nothing may be styled inline. The numbers
/// stand beside it in words.
/// </summary>
[HtmlTargetElement("ca-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Bar : TagHelper
{
    /// <summary>The whole.</summary>
    public long Of { get; set; }

    /// <summary>The first part, in the strong tone.</summary>
    public long First { get; set; }

    /// <summary>The second part, in the light tone, behind the first.</summary>
    public long Second { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar");
        output.Attributes.SetAttribute("viewBox", "0 0 1000 10");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var first = Part(First);
        var second = Math.Min(Part(Second), 1000 - first);
        output.Content.SetHtmlContent(string.Create(CultureInfo.InvariantCulture,
            $"<rect class=\"b0\" width=\"1000\" height=\"10\"/><rect class=\"b1\" width=\"{first}\" height=\"10\"/><rect class=\"b2\" x=\"{first}\" width=\"{second}\" height=\"10\"/>"));
    }

    private int Part(long value) => Of <= 0 ? 0 : (int)Int128.Clamp((Int128)value * 1000 / Of, 0, 1000);
}
