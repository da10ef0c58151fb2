using ConsumerAid.Foundation.Personal;

namespace ConsumerAid.Orders;

/// <summary>
/// What buyers call a household: a name that holds in one order (or one preview) alone and tells nothing. It is made with the key ring's key, so that nobody can try
/// household codes until one fits, and need not be stored.
/// </summary>
internal sealed class Aliases(PersonalVault vault)
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Six characters that can be read out, e.g. <c>K7QD2M</c>.</summary>
    /// <param name="scope">The order, or the lot of a preview.</param>
    public string Of(Guid scope, string household)
    {
        var hash = System.Buffers.Text.Base64Url.DecodeFromChars(vault.Hash("alias", $"{scope:N}/{household}"));
        Span<char> name = stackalloc char[6];
        for (var i = 0; i < name.Length; i++) name[i] = Alphabet[hash[i] % Alphabet.Length];
        return new string(name);
    }
}
