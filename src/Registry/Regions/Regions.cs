namespace ConsumerAid.Registry.Regions;

/// <summary>One of Hunan's 123 county-level divisions.</summary>
internal sealed class County
{
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public required string PrefectureZh { get; init; }

    public required string PrefectureEn { get; init; }

    public bool IsPovertyCounty { get; init; }

    public double Latitude { get; init; }

    public double Longitude { get; init; }
}

/// <summary>A village or residents' committee.</summary>
internal sealed class Village
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Town { get; init; }

    public required string CountyCode { get; init; }
}
