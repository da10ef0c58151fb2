using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConsumerAid.Foundation.Web;

/// <summary>Gives every form that posts, shown to somebody who is signed in, an id of its own: sent twice it has one effect.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormTag(TimeProvider clock) : TagHelper
{
    /// <summary>The hidden field's name.</summary>
    public const string Field = "__form";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = string.Equals(context.AllAttributes["method"].Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        if (!posts || View.HttpContext.User.Identity is not { IsAuthenticated: true }) return;
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{Field}\" value=\"{Guid.CreateVersion7(clock.GetUtcNow()):N}\">");
    }
}
