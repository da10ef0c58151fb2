using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConsumerAid.Foundation.Web;

/// <summary>
/// <c>&lt;ca-q of="@lot.Free" /&gt;</c>: a <see cref="Weight"/>, <see cref="Money"/>, <see cref="UnitPrice"/> or whole number in the reader's way, its unit in a
/// quieter tone and never on another line than its number. Null shows a dash.
/// </summary>
[HtmlTargetElement("ca-q", Attributes = "of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QuantityTag : TagHelper
{
    /// <summary>What to show.</summary>
    public object? Of { get; set; }

    /// <summary>Another unit than the reader's, for a weight or a price.</summary>
    public WeightUnit? In { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q");
        var shown = Of switch
        {
            null => new Quantity("–", ""),
            Weight weight => In is { } unit ? Shown.Weight(weight, unit) : Shown.Weight(weight),
            Money money => Shown.Money(money),
            UnitPrice price => In is { } unit ? Shown.Price(price, unit) : Shown.Price(price),
            int or long => new Quantity(Shown.Count(Convert.ToInt64(Of, Reader.Current.Culture)), ""),
            Quantity quantity => quantity,
            _ => throw new ArgumentException($"{Of.GetType().Name} is no quantity.", nameof(context)),
        };
        output.Content.SetContent(shown.Number);
        if (shown.Unit.Length == 0) return;
        output.Content.AppendHtml(" <small>").Append(shown.Unit).AppendHtml("</small>");
    }
}
