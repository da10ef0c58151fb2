using System.Globalization;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Foundation.Text;

/// <summary>How the reader of the present page, answer or message wants to read: Chinese or English, weights in which unit, normal or large type.</summary>
/// <param name="English">English; otherwise Chinese, the default.</param>
/// <param name="Unit">The unit for weights: <see cref="WeightUnit.Jin"/>, <see cref="WeightUnit.Kilogram"/> or <see cref="WeightUnit.Tonne"/>.</param>
/// <param name="Large">The large mode of GB/T 37668: bigger type and targets.</param>
public sealed record Reader(bool English, WeightUnit Unit, bool Large)
{
    private static readonly AsyncLocal<Reader?> Now = new();

    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    public static CultureInfo EnglishCulture { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Chinese, kilograms, normal type.</summary>
    public static Reader Default { get; } = new(false, WeightUnit.Kilogram, false);

    /// <summary>The reader of the present flow of execution, like <see cref="CultureInfo.CurrentUICulture"/>, which is set with it.</summary>
    public static Reader Current
    {
        get => Now.Value ?? Default;
        set
        {
            Now.Value = value;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = value.Culture;
        }
    }

    public CultureInfo Culture => English ? EnglishCulture : Chinese;

    /// <summary>The language tag: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language => English ? "en" : "zh-CN";

    /// <summary>The same text for the same wishes, of a dozen in all: caches vary by it.</summary>
    public string Key => $"{Language}/{Unit.Code()}/{(Large ? "large" : "normal")}";
}
