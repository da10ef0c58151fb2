using System.Globalization;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>Numbers of people and organisations that do not exist: well formed, each given once, by counting instead of chance.</summary>
internal static class ProvincePerson
{
    private static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A mobile number of a range that no operator gives out; the demo's accounts are in another part of it.</summary>
    public static string Phone(int number) => (19_910_000_000 + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>An ID number with its check character (GB 11643) for the <paramref name="number"/>th person of a county, up to 55,000.</summary>
    public static string IdNumber(string county, int number)
    {
        var dice = Dice.Of(number, 5);
        var body = $"{county}{1945 + number % 55}{1 + dice.Next(12):D2}{1 + dice.Next(28):D2}{number / 55 % 1000:D3}";
        return body + "10X98765432"[body.Select((digit, at) => (digit - '0') * IdWeights[at]).Sum() % 11];
    }

    /// <summary>A unified social credit code with its check character (GB 32100).</summary>
    public static string CreditCode(string county, int number)
    {
        var body = $"93{county}MA{number:D7}";
        return body + Registry.Organisations.CreditCode.CheckCharacter(body);
    }
}
