using ConsumerAid.Foundation.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Storefront.Web;

/// <summary>What the framework says of an answer that it cannot read, in the reader's language.</summary>
internal sealed class BindingMessages(Words T) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => T["看不懂“{0}”，请改正。", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T["看不懂“{0}”，请改正。", value]);
        messages.SetValueIsInvalidAccessor(value => T["看不懂“{0}”，请改正。", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => T["这一项看不懂，请改正。"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["这一项看不懂，请改正。"]);
        messages.SetValueMustBeANumberAccessor(_ => T["请填数字。"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => T["请填数字。"]);
        messages.SetValueMustNotBeNullAccessor(_ => T["请填写这一项。"]);
        messages.SetMissingBindRequiredValueAccessor(_ => T["请填写这一项。"]);
        messages.SetMissingKeyOrValueAccessor(() => T["请填写这一项。"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => T["没有收到内容，请再提交一次。"]);
    }
}
