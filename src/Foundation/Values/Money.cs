namespace ConsumerAid.Foundation.Values;

/// <summary>An amount of renminbi in whole fen (1 yuan = 100 fen). May be negative. The default value is zero.</summary>
/// <param name="Fen">Whole fen.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing; the default value.</summary>
    public static Money Zero => default;

    public static Money FromYuan(long yuan) => new(checked(yuan * 100));

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <summary>The sum; overflow throws.</summary>
    public static Money Sum(IEnumerable<Money> amounts) => new(amounts.Sum(amount => amount.Fen));

    public override string ToString() => $"{Fen} fen";
}
