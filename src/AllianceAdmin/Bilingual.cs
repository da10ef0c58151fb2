using ConsumerAid.Foundation.Text;

namespace ConsumerAid.AllianceAdmin;

/// <summary>A text that is data and stands in both languages. Shown as text, it is in the language of the present <see cref="Reader"/>.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En)
{
    public override string ToString() => Reader.Current.English ? En : Zh;
}
