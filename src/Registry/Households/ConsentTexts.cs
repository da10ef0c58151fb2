namespace ConsumerAid.Registry.Households;

/// <summary>The texts that are read out to a household before it agrees. A changed text is a new version; old consents keep theirs.</summary>
public static class ConsentTexts
{
    /// <summary>The version that is read out now; its words are the text <c>consent.</c> + version in both languages.</summary>
    public static string Current(ConsentKind kind) => kind switch
    {
        ConsentKind.Representation => "representation/1",
        ConsentKind.Sale => "sale/1",
        ConsentKind.PublishPhoto => "publish-photo/1",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The key of its words.</summary>
    public static string WordsOf(string version) => $"consent.{version}";
}
