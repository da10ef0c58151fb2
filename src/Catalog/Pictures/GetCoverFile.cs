using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>The same by the content's hash, as lists of lots name their cover (<see cref="LotCard.Cover"/>).</summary>
[Anyone]
public sealed record GetCoverFile(string Hash, int Width) : IQuery<PictureFile?>;
