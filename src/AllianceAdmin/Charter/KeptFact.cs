using System.Text.Json;
using System.Text.Json.Serialization;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>The fact by which a rule judged an act, as JSON: weights as grams, money as fen, prices as fen per tonne with the unit in which they were said.</summary>
internal static class KeptFact
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new OfWeight(), new OfMoney(), new OfPrice() } };

    public static string Write(object fact) => JsonSerializer.Serialize(fact, fact.GetType(), Options);

    public static TFact Read<TFact>(string json) => JsonSerializer.Deserialize<TFact>(json, Options)!;

    private sealed class OfWeight : JsonConverter<Weight>
    {
        public override Weight Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Weight value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Grams);
    }

    private sealed class OfMoney : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }

    private sealed class OfPrice : JsonConverter<UnitPrice>
    {
        public override UnitPrice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()!.Split('/');
            return new UnitPrice(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), WeightUnits.FromCode(parts[1])!.Value);
        }

        public override void Write(Utf8JsonWriter writer, UnitPrice value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.FenPerTonne}/{value.Per.Code()}"));
    }
}
