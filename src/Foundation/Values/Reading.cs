using System.Diagnostics.CodeAnalysis;

namespace ConsumerAid.Foundation.Values;

/// <summary>What reading a text gave: a value, or the code of what is wrong with the text. The default value is a successful reading of the default <typeparamref name="T"/>.</summary>
public readonly record struct Reading<T>
    where T : struct
{
    private readonly T value;

    private Reading(T value, string? error) => (this.value, Error) = (value, error);

    /// <summary>The code of what is wrong, such as <c>weight.too-precise</c>; null when there is a value.</summary>
    public string? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The text gave none; ask <see cref="Error"/> first.</exception>
    public T Value => Error is null ? value : throw new InvalidOperationException($"There is no value: {Error}.");

    public static Reading<T> Of(T value) => new(value, null);

    public static Reading<T> Failed(string error) => new(default, error);

    /// <summary>The same reading of something else: the value translated, or the same error.</summary>
    public Reading<TOther> Select<TOther>(Func<T, TOther> translate)
        where TOther : struct => Error is null ? Reading<TOther>.Of(translate(value)) : Reading<TOther>.Failed(Error);

    public override string ToString() => Error ?? $"{value}";
}
