namespace ConsumerAid.Catalog.Pictures;

/// <summary>What a picture shows, as a path: a kind and the id of the thing.</summary>
public static class PictureSubject
{
    public static string Stock(Guid id) => $"stock/{id}";

    public static string Lot(Guid id) => $"lot/{id}";

    public static string Certificate(Guid id) => $"certificate/{id}";

    public static string Test(Guid id) => $"test/{id}";

    public static string Dispatch(Guid id) => $"dispatch/{id}";

    /// <summary>The id at the end of the path.</summary>
    internal static Guid IdOf(string subject) => Guid.Parse(subject.AsSpan(subject.LastIndexOf('/') + 1));
}
