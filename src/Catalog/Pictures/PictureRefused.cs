using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>What was sent cannot be taken as a picture; the code says why, in a word that the sender can act on.</summary>
public sealed class PictureRefused(string code, params object[] arguments) : RuleBroken(code, arguments)
{
    /// <summary>No bytes at all.</summary>
    public const string Empty = "picture.empty";

    /// <summary>More bytes than <see cref="PictureFacts.MaxBytes"/>. Argument: that limit in megabytes.</summary>
    public const string TooLarge = "picture.too-large";

    /// <summary>More pixels than <see cref="PictureFacts.MaxPixels"/>, or a side above <see cref="PictureFacts.MaxSide"/>. Arguments: width, height, the limit in megapixels.</summary>
    public const string TooManyPixels = "picture.too-many-pixels";

    /// <summary>An iPhone's HEIC: the sender can choose "most compatible" in the camera settings, or send it through an app that makes JPEG of it.</summary>
    public const string Heic = "picture.heic";

    /// <summary>Neither JPEG, PNG nor a still WebP, whatever its name says.</summary>
    public const string NotAPicture = "picture.not-a-picture";

    /// <summary>It begins as a picture but contradicts itself.</summary>
    public const string Corrupt = "picture.corrupt";

    /// <summary>The end is missing: the upload or the copy broke off. Sending it again helps.</summary>
    public const string Cut = "picture.cut";
}
