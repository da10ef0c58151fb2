using System.Globalization;
using System.Text.Json;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>The values of a sentence as JSON with their kinds, so that it can be said in either language, unit and style long after.</summary>
internal static class FindingArguments
{
    public static string Write(IEnumerable<object> arguments) => JsonSerializer.Serialize(arguments.Select(argument => argument switch
    {
        Weight weight => Pair("weight", weight.Grams),
        Money money => Pair("money", money.Fen),
        UnitPrice price => ["price", price.FenPerTonne, price.Per.Code()],
        int number => Pair("number", number),
        long number => Pair("number", number),
        DateOnly day => Pair("day", day.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => Pair("instant", instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        Bilingual words => ["words", words.Zh, words.En],
        string text => Pair("text", text),
        _ => throw new ArgumentException($"A finding cannot keep a {argument.GetType().Name}.", nameof(arguments)),
    }));

    public static object[] Read(string json) =>
    [
        .. JsonSerializer.Deserialize<JsonElement[][]>(json)!.Select(part => (object)(part[0].GetString() switch
        {
            "weight" => new Weight(part[1].GetInt64()),
            "money" => new Money(part[1].GetInt64()),
            "price" => new UnitPrice(part[1].GetInt64(), WeightUnits.FromCode(part[2].GetString())!.Value),
            "number" => part[1].GetInt64(),
            "day" => DateOnly.ParseExact(part[1].GetString()!, "O", CultureInfo.InvariantCulture),
            "instant" => part[1].GetDateTimeOffset(),
            "words" => new Bilingual(part[1].GetString()!, part[2].GetString()!),
            "text" => part[1].GetString()!,
            var kind => throw new FormatException($"No such kind of argument: {kind}."),
        })),
    ];

    private static object[] Pair(string kind, object value) => [kind, value];
}
