using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>
/// The canonical form of JSON (RFC 8785): no white space, members ordered by the UTF-16 units of their names, shortest escapes, UTF-8. Of numbers
/// only
/// whole ones up to ±(2^53 − 1) in plain digits are taken, because nothing that we hash has others.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>The canonical bytes of a JSON text.</summary>
    /// <exception cref="FormatException">Not JSON, a repeated name, a number that is not whole, or half of a surrogate pair.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> utf8)
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        try
        {
            using var document = JsonDocument.Parse(utf8, s_strict);
            Write(ref json, document.RootElement);
            return json.Written.ToArray();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException("This is not JSON in UTF-8 with unique names and whole surrogate pairs.", wrong);
        }
        finally
        {
            json.Dispose();
        }
    }

    private static void Write(ref JsonBytes json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.Raw((byte)'{');
                var first = true;
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    if (!first) json.Raw((byte)',');
                    first = false;
                    json.Text(member.Name);
                    json.Raw((byte)':');
                    Write(ref json, member.Value);
                }

                json.Raw((byte)'}');
                break;
            case JsonValueKind.Array:
                json.Raw((byte)'[');
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    if (index++ > 0) json.Raw((byte)',');
                    Write(ref json, item);
                }

                json.Raw((byte)']');
                break;
            case JsonValueKind.String: json.Text(element.GetString()); break;
            case JsonValueKind.Number when element.TryGetInt64(out var number) && number is >= -JsonBytes.MaxWhole and <= JsonBytes.MaxWhole:
                json.Whole(number);
                break;
            case JsonValueKind.True: json.Raw("true"u8); break;
            case JsonValueKind.False: json.Raw("false"u8); break;
            case JsonValueKind.Null: json.Raw("null"u8); break;
            default: throw new FormatException($"{element.GetRawText()} is not a whole number within ±(2^53 - 1).");
        }
    }
}
