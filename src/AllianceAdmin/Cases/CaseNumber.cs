using ConsumerAid.Foundation.Time;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A number that people can say on the phone: A, China's day and six characters of the id's random bits in Crockford's alphabet (no I, L, O, U).</summary>
internal static class CaseNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(char series, Guid id, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> end = stackalloc char[6];
        for (var i = 0; i < end.Length; i++) end[i] = Alphabet[bytes[10 + i] & 31];
        return $"{series}{ChinaTime.DayOf(now):yyMMdd}-{end}";
    }
}
