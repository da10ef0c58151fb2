using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Foundation.Web;

/// <summary>
/// Reads weights, prices, money and days from forms and addresses as the fields send them (<c>Weight</c> and <c>Weight.unit</c>; <c>Day</c> and <c>Day.other</c>), so
/// that page models hold values, not texts. What cannot be read becomes an error of its field in the reader's language; an empty answer is null where the property may be.
/// </summary>
public sealed class ValueBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(Weight)) return new Binder<Weight>(read => WeightText.Read(read.Text, read.Unit(Reader.Current.Unit)));
        if (type == typeof(UnitPrice)) return new Binder<UnitPrice>(read => UnitPriceText.Read(read.Text, read.Unit(PriceUnit)));
        if (type == typeof(Money)) return new Binder<Money>(read => MoneyText.Read(read.Text));
        return type == typeof(DateOnly) ? new Binder<DateOnly>(Day) : null;
    }

    /// <summary>The unit in which a price is asked for and shown at first: 斤 for readers of 斤, else 公斤.</summary>
    public static WeightUnit PriceUnit => Reader.Current.Unit == WeightUnit.Jin ? WeightUnit.Jin : WeightUnit.Kilogram;

    private static Reading<DateOnly> Day(Sent sent)
    {
        var text = sent.Text == "other" ? sent.Of("other") : sent.Text;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Reading<DateOnly>.Of(day) : Reading<DateOnly>.Failed("date.not-a-day");
    }

    private sealed record Sent(ModelBindingContext Context, string? Text)
    {
        public string? Of(string part) => Context.ValueProvider.GetValue($"{Context.ModelName}.{part}").FirstValue;

        public WeightUnit Unit(WeightUnit otherwise) => WeightUnits.FromCode(Of("unit")) ?? otherwise;
    }

    private sealed class Binder<T>(Func<Sent, Reading<T>> read) : IModelBinder
        where T : struct
    {
        private static readonly string[] Parts = ["unit", "other"];

        // A refused form shows the chosen unit and the picked day again, not the reader's usual ones beside the typed number.
        private static void Keep(ModelBindingContext context, string key)
        {
            var sent = context.ValueProvider.GetValue(key);
            if (sent == ValueProviderResult.None) return;
            context.ModelState.SetModelValue(key, sent);
            context.ModelState.MarkFieldSkipped(key);
        }

        public Task BindModelAsync(ModelBindingContext context)
        {
            var sent = context.ValueProvider.GetValue(context.ModelName);
            if (sent == ValueProviderResult.None) return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, sent);
            foreach (var part in Parts) Keep(context, $"{context.ModelName}.{part}");
            var told = new Sent(context, sent.FirstValue);
            var isEmpty = string.IsNullOrWhiteSpace(told.Text == "other" ? told.Of("other") : told.Text);
            if (isEmpty && context.ModelMetadata.IsReferenceOrNullableType)
            {
                context.Result = ModelBindingResult.Success(null);
                return Task.CompletedTask;
            }

            var reading = read(told);
            if (reading.Succeeded) context.Result = ModelBindingResult.Success(reading.Value);
            else context.ModelState.TryAddModelError(context.ModelName, context.HttpContext.RequestServices.GetRequiredService<Words>()[reading.Error]);
            return Task.CompletedTask;
        }
    }
}
