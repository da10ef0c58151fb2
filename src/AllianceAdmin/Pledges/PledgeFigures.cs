using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>What a statement says of a member and a period.</summary>
/// <param name="From">China's day, included.</param>
/// <param name="To">China's day, included.</param>
/// <param name="Households">Whose goods were accepted here, each once; null below ten.</param>
/// <param name="ReportedHouseholds">Of offline sales as reported; null below ten.</param>
public sealed record PledgeFigures(
    string MemberCode, string MemberName, string PlaqueNumber, DateOnly From, DateOnly To, long PledgeFen, long CreditedFen, long ProvisionalFen, long Grams, int? Households, int? ReportedHouseholds,
    IReadOnlyList<KindFigures> ByKind)
{
    /// <summary>Households that a told group has at least.</summary>
    public const int LeastHouseholds = 10;

    public Money Credited => new(CreditedFen);

    public Weight Weight => new(Grams);

    /// <summary>As the code is made over it: the same figures give the same text.</summary>
    internal string Canonical() => Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(new
    {
        member = MemberCode, name = MemberName, plaque = PlaqueNumber, from = $"{From:yyyy-MM-dd}", to = $"{To:yyyy-MM-dd}", pledge = PledgeFen, credited = CreditedFen,
        provisional = ProvisionalFen, grams = Grams, households = Households, reported = ReportedHouseholds,
        kinds = ByKind.Select(kind => new { kind = kind.Kind.ToString(), fen = kind.Fen, grams = kind.Grams }),
    })));

    internal static PledgeFigures Parse(string canonical)
    {
        using var read = JsonDocument.Parse(canonical);
        var told = read.RootElement;
        DateOnly Day(string name) => DateOnly.ParseExact(told.GetProperty(name).GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        int? Count(string name) => told.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        string Said(string name) => told.GetProperty(name).GetString()!;
        long Whole(string name) => told.GetProperty(name).GetInt64();
        return new PledgeFigures(
            Said("member"), Said("name"), Said("plaque"), Day("from"), Day("to"), Whole("pledge"), Whole("credited"), Whole("provisional"), Whole("grams"), Count("households"), Count("reported"),
            [.. told.GetProperty("kinds").EnumerateArray().Select(kind => new KindFigures(
                Enum.Parse<CreditKind>(kind.GetProperty("kind").GetString()!), kind.GetProperty("fen").GetInt64(), kind.GetProperty("grams").GetInt64()))]);
    }
}

/// <summary>Figures of one kind.</summary>
public sealed record KindFigures(CreditKind Kind, long Fen, long Grams)
{
    public Money Credited => new(Fen);

    public Weight Weight => new(Grams);
}

/// <summary>Reads a statement's figures from the ledger, and makes its code.</summary>
internal sealed class Statements(MarketDb db, PledgeReading pledges, PersonalVault vault)
{
    // Without characters that are mistaken for each other when they are read out.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Twenty characters of a keyed hash: nobody without the key can make one that fits.</summary>
    public string CodeOf(string canonical)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(vault.Hash("pledge-statement", canonical)));
        return string.Join('-', Enumerable.Range(0, 20).Select(at => Alphabet[bytes[at] % 31]).Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Null when there is no such member.</summary>
    public async Task<PledgeFigures?> Read(Guid id, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var member = await (from row in db.Set<Member>()
                            join organisation in db.Organisations() on row.Id equals organisation.Id
                            where row.Id == id
                            select new { organisation.Code, organisation.Name, row.PlaqueNumber, row.Pledge.Fen }).SingleOrDefaultAsync(cancellation);
        if (member is null) return null;
        var sums = await db.Set<CreditEntry>().Where(row => row.MemberId == id && row.CountedOn >= from && row.CountedOn <= to).GroupBy(row => new { row.Kind, row.Source })
            .Select(group => new { group.Key.Kind, group.Key.Source, Fen = group.Sum(row => row.Fen), Grams = group.Sum(row => row.Grams) }).ToListAsync(cancellation);
        var households = (await pledges.Households([id], from, to, cancellation)).GetValueOrDefault(id);
        var reported = (await pledges.Reported([id], from, to, cancellation)).GetValueOrDefault(id);
        return new PledgeFigures(
            member.Code, member.Name, member.PlaqueNumber, from, to, member.Fen, sums.Sum(row => row.Fen), sums.Where(row => row.Source == CreditSource.Delivered).Sum(row => row.Fen),
            sums.Sum(row => row.Grams), Told(households), Told(reported),
            [.. sums.GroupBy(row => row.Kind).OrderBy(kind => kind.Key).Select(kind => new KindFigures(kind.Key, kind.Sum(row => row.Fen), kind.Sum(row => row.Grams)))]);
    }

    private static int? Told(int households) => households is > 0 and < PledgeFigures.LeastHouseholds ? null : households;
}
