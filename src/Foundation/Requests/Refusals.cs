namespace ConsumerAid.Foundation.Requests;

/// <summary>Rows that tell of what was refused: the act itself leaves nothing behind, and they are written after it in transactions of their own.</summary>
public sealed class Refusals
{
    private readonly List<object> rows = [];

    /// <summary>Keeps a row for when the outermost transaction is over, however it ends. One that is on record already, by its unique key, is written once.</summary>
    public void Keep(object row) => rows.Add(row);

    internal IReadOnlyList<object> Take()
    {
        var taken = rows.ToArray();
        rows.Clear();
        return taken;
    }
}
