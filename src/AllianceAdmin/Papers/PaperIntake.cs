using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.AllianceAdmin.Papers;

/// <summary>Takes files in: judged by what they hold, not by their names, and kept under their hash.</summary>
internal sealed class PaperIntake(MarketDb db, PaperStore store, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 5 * 1024 * 1024;

    private const int LongestName = 120;

    /// <summary>Says what is wrong with a file that somebody wants to send.</summary>
    public static void Check(FieldErrors errors, SentPaper? sent, string field, bool required)
    {
        errors.Require(sent is not null || !required, field, "papers.missing");
        if (sent is null) return;
        errors.Require(sent.Bytes.Length <= Largest, field, "papers.too-large", Largest / 1024 / 1024)
            .Require(TypeOf(sent.Bytes.Span) is not null, field, "papers.wrong-type");
    }

    /// <summary>Keeps a checked file.</summary>
    public async Task<Paper> Take(string subject, Guid? owner, SentPaper sent, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = PaperStore.HashOf(sent.Bytes.Span);
        await store.Keep(hash, sent.Bytes, cancellation);
        var name = Path.GetFileName(sent.FileName.Trim());
        var paper = new Paper
        {
            Id = Guid.CreateVersion7(now), Subject = subject, Kind = sent.Kind, FileName = name.Length > LongestName ? name[^LongestName..] : name,
            ContentType = TypeOf(sent.Bytes.Span)!, Length = sent.Bytes.Length, Hash = hash, ReceivedAt = now, SentBy = actor.Code, OwnerId = owner,
        };
        db.Add(paper);
        return paper;
    }

    private static string? TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith("%PDF-"u8) => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        _ when bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        _ => null,
    };
}
