namespace ConsumerAid.Catalog;

/// <summary>
/// One piece of a listed lot's words, to be found by: each Chinese character, each pair of neighbours, each word in Latin letters or digits. Carries the spoil date so that
/// the most urgent hits come straight out of the index.
/// </summary>
internal sealed class LotGram
{
    public required string Gram { get; init; }

    public required DateOnly SpoilsOn { get; init; }

    public required Guid LotId { get; init; }
}
