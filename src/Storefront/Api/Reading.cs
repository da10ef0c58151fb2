using System.Globalization;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Api;

/// <summary>Reads what clients sent into values, collecting what is wrong field by field.</summary>
internal static class Reading
{
    public static Weight Weight(this FieldErrors errors, WeightIn? sent, string field, bool allowZero = false)
    {
        if (sent is null)
        {
            errors.Require(false, field, "weight.empty");
            return default;
        }

        if (allowZero && sent.Amount.ToString() is { Length: > 0 } amount && amount.Trim('0') is "" or "." && WeightUnits.FromCode(sent.Unit) is not null) return default;
        return errors.Take(WeightText.ReadAmount(sent.Amount.ToString(), sent.Unit), field);
    }

    public static Weight? OptionalWeight(this FieldErrors errors, WeightIn? sent, string field) => sent is null ? null : errors.Weight(sent, field);

    public static UnitPrice Price(this FieldErrors errors, PriceIn? sent, string field)
    {
        if (sent is not null) return errors.Take(UnitPriceText.ReadAmount(sent.Amount.ToString(), sent.Per), field);
        errors.Require(false, field, "price.empty");
        return default;
    }

    public static UnitPrice? OptionalPrice(this FieldErrors errors, PriceIn? sent, string field) => sent is null ? null : errors.Price(sent, field);

    public static DateOnly? Day(this FieldErrors errors, string? sent, string field)
    {
        if (string.IsNullOrEmpty(sent)) return null;
        if (DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        errors.Require(false, field, "date.not-a-day");
        return null;
    }

    public static DateTimeOffset? Instant(this FieldErrors errors, string? sent, string field)
    {
        if (string.IsNullOrEmpty(sent)) return null;
        // An instant without its offset means nothing.
        var hasOffset = sent.EndsWith('Z') || (sent.Length > 6 && sent[^6] is '+' or '-');
        if (hasOffset && DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant;
        errors.Require(false, field, "date.not-an-instant");
        return null;
    }

    private static T Take<T>(this FieldErrors errors, Reading<T> reading, string field)
        where T : struct
    {
        if (reading.Succeeded) return reading.Value;
        errors.Require(false, field, reading.Error);
        return default;
    }
}
