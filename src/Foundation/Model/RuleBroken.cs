namespace ConsumerAid.Foundation.Model;

/// <summary>
/// A rule of the trade stands against what was asked. Nothing is saved. One place turns it into words in the reader's language (<see cref="Code"/> is the key,
/// <see cref="Arguments"/> fill its places) on the form, or into problem details in the API.
/// </summary>
/// <param name="code">The rule's code, e.g. <c>orders.not-enough</c>; never a sentence.</param>
/// <param name="arguments">Values for the sentence: <see cref="Values.Weight"/>, <see cref="Values.Money"/>, dates and numbers are shown in the reader's way.</param>
public class RuleBroken(string code, params object[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The field of the request that the reader should mend, in camel case, or null.</summary>
    public string? Field { get; init; }

    /// <summary>The HTTP status of the answer: 422 unless the rule says otherwise (409 for a race that was lost).</summary>
    public int Status { get; init; } = 422;

    /// <summary>More members for the problem details (e.g. what is still free), by name.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    public static void If(bool broken, string code, params object[] arguments)
    {
        if (broken) throw new RuleBroken(code, arguments);
    }
}

/// <summary>One or several fields do not make sense; all of them are told at once.</summary>
/// <param name="errors">The rule codes by field (camel case), each with the values for its sentence.</param>
public sealed class InvalidFields(IReadOnlyList<FieldError> errors) : RuleBroken("request.invalid")
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Its name in camel case, with the position of a row where it stands in one: <c>lines[2].weight</c>.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Arguments">Values for the sentence.</param>
public sealed record FieldError(string Field, string Code, params object[] Arguments);

/// <summary>Collects what is wrong with the fields of a request, then throws once.</summary>
public sealed class FieldErrors
{
    private readonly List<FieldError> errors = [];

    public FieldErrors Require(bool holds, string field, string code, params object[] arguments)
    {
        if (!holds) errors.Add(new FieldError(field, code, arguments));
        return this;
    }

    /// <exception cref="InvalidFields">Anything was wrong.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count > 0) throw new InvalidFields(errors);
    }
}
