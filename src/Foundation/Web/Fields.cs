using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using ConsumerAid.Foundation.Values;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ConsumerAid.Foundation.Web;

/// <summary>
/// A question of a form. What was typed and what is wrong with it come from the model state by <paramref name="Name"/>, so that a refused form shows again as it was.
/// </summary>
/// <param name="Name">The bound property's name, as the model state knows it.</param>
/// <param name="Label">The question, in the reader's language.</param>
public abstract record Field(string Name, string Label)
{
    /// <summary>How to answer, under the question.</summary>
    public string? Hint { get; init; }

    /// <summary>Says so beside the question; what is not optional must be answered.</summary>
    public bool Optional { get; init; }

    /// <summary>The id of the first control, where the error summary leads.</summary>
    public string Id => IdOf(Name);

    /// <summary>For <c>aria-describedby</c>: the hint and the error that are shown.</summary>
    public string? DescribedBy(FieldState state)
    {
        var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", state.Error is null ? null : Id + "-error" }.Where(id => id is not null));
        return ids.Length == 0 ? null : ids;
    }

    internal static string IdOf(string name) => "f-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}

/// <summary>A line or some lines of text. Partial: <c>_TextField</c>.</summary>
public sealed record TextField(string Name, string Label) : Field(Name, Label)
{
    public string? Value { get; init; }

    /// <summary>The input's type: text, tel, password, search, email, number, time.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The keypad: numeric, decimal, tel.</summary>
    public string? Keypad { get; init; }

    /// <summary>What the browser may fill in: username, current-password, one-time-code, tel, name, off.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>More than one makes it a text area.</summary>
    public int Lines { get; init; } = 1;

    public int? Longest { get; init; }

    /// <summary>A unit or sign behind the input.</summary>
    public string? Suffix { get; init; }

    /// <summary>As wide as its answer rather than as the form.</summary>
    public bool Short { get; init; }
}

/// <summary>One of several answers. Partial: <c>_ChoiceField</c>: radio buttons up to five, else a list.</summary>
public sealed record ChoiceField(string Name, string Label, IReadOnlyList<Choice> Choices) : Field(Name, Label)
{
    public string? Value { get; init; }

    /// <summary>Radio buttons or a list, whatever the number of choices.</summary>
    public bool? AsButtons { get; init; }
}

/// <summary>An answer to choose.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>A sentence to agree with. Partial: <c>_TickField</c>. Binds to <see cref="bool"/>.</summary>
public sealed record TickField(string Name, string Label) : Field(Name, Label)
{
    public bool Ticked { get; init; }
}

/// <summary>A weight: number, unit buttons, and the same in another unit. Partial: <c>_WeightField</c>. Binds to <see cref="Weight"/>.</summary>
public sealed record WeightField(string Name, string Label) : Field(Name, Label)
{
    public Weight? Value { get; init; }

    /// <summary>The unit chosen at first; the reader's when null.</summary>
    public WeightUnit? Unit { get; init; }

    public IReadOnlyList<WeightUnit> Units { get; init; } = [WeightUnit.Jin, WeightUnit.Kilogram, WeightUnit.Dan, WeightUnit.Tonne];

    /// <summary>What would be usual: at more than ten times of it the page asks whether the unit is right.</summary>
    public Weight? Usual { get; init; }
}

/// <summary>A price per weight. Partial: <c>_PriceField</c>. Binds to <see cref="UnitPrice"/>.</summary>
public sealed record PriceField(string Name, string Label) : Field(Name, Label)
{
    public UnitPrice? Value { get; init; }

    /// <summary>The unit chosen at first; 斤 for readers of 斤, else 公斤.</summary>
    public WeightUnit? Per { get; init; }

    public IReadOnlyList<WeightUnit> Units { get; init; } = [WeightUnit.Jin, WeightUnit.Kilogram, WeightUnit.Tonne];
}

/// <summary>An amount of money in yuan. Partial: <c>_MoneyField</c>. Binds to <see cref="Money"/>.</summary>
public sealed record MoneyField(string Name, string Label) : Field(Name, Label)
{
    public Money? Value { get; init; }
}

/// <summary>A day: a few likely ones as buttons, and any other by the phone's calendar or typed. Partial: <c>_DateField</c>. Binds to <see cref="DateOnly"/>.</summary>
public sealed record DateField(string Name, string Label) : Field(Name, Label)
{
    public DateOnly? Value { get; init; }

    /// <summary>Likely days with their words (今天, 明天); none shows the calendar alone.</summary>
    public IReadOnlyList<LikelyDay> Likely { get; init; } = [];

    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }
}

/// <summary>A day with its word.</summary>
public sealed record LikelyDay(string Word, DateOnly Day);

/// <summary>
/// Photos. Partial: <c>_PhotoField</c>. Binds to a list of <c>IFormFile</c> without script; with script photos are shrunk and kept on the phone until the record is
/// saved, and sent after it from the page that shows <c>_Done</c> with <see cref="DonePanel.PhotosTo"/>.
/// </summary>
public sealed record PhotoField(string Name, string Label) : Field(Name, Label)
{
    public int Most { get; init; } = 6;

    /// <summary>Made with the form, sent back in <c>{Name}.batch</c> and given to <see cref="DonePanel"/>: ties the photos to the record.</summary>
    public required Guid Batch { get; init; }

    /// <summary>Already stored ones.</summary>
    public IReadOnlyList<ShownPhoto> Stored { get; init; } = [];
}

/// <summary>A paper as a file: PDF or picture. Partial: <c>_FileField</c>. Binds to <c>IFormFile</c>, or to a list of them; the form is <c>multipart/form-data</c>.</summary>
public sealed record FileField(string Name, string Label) : Field(Name, Label)
{
    /// <summary>More than one may be chosen.</summary>
    public bool Several { get; init; }
}

/// <summary>A picture to show: where it is, and what is to be seen on it.</summary>
public sealed record ShownPhoto(string Href, string Alt);

/// <summary>
/// Keeps what is typed into the form around it on this device until the page with <see cref="DonePanel.Draft"/> of the same name is shown. Partial: <c>_Draft</c>, last in the form.
/// Passwords, files and hidden fields are never kept; signing out forgets all.
/// </summary>
public sealed record Draft(string Name);

/// <summary>What the model state knows of a field.</summary>
/// <param name="Typed">What was typed, when the form is shown again.</param>
/// <param name="Error">What is wrong, in the reader's language.</param>
public sealed record FieldState(string? Typed, string? Error)
{
    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid => Error is null ? null : "true";

    public static FieldState Of(ViewDataDictionary data, string name)
    {
        FormErrors.Asked(data, name);
        return data.ModelState.TryGetValue(name, out var entry)
            ? new FieldState(entry.AttemptedValue, entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null)
            : new FieldState(null, null);
    }
}

/// <summary>What is wrong with a form, all at once. Partial: <c>_Errors</c>, first in the form; without errors it shows nothing.</summary>
public sealed class FormErrors
{
    // The summary stands before the fields, whose order is known when they have been shown.
    private static readonly ConditionalWeakTable<ModelStateDictionary, List<string>> Shown = [];

    private readonly ModelStateDictionary state;

    private FormErrors(ModelStateDictionary state) => this.state = state;

    public int Count => state.Values.Sum(entry => entry.Errors.Count);

    /// <summary>All errors of the model state, each leading to its field.</summary>
    public static FormErrors Of(ViewDataDictionary data) => new(data.ModelState);

    /// <summary>The errors in the order of the page's fields, those of the whole form first; written when the whole page is.</summary>
    public IHtmlContent InOrder(Func<FormError, IHtmlContent> each) => new Late(() => Errors().Select(each));

    internal static void Asked(ViewDataDictionary data, string name) => Shown.GetOrCreateValue(data.ModelState).Add(Field.IdOf(name));

    private IEnumerable<FormError> Errors()
    {
        var fields = Shown.GetOrCreateValue(state);
        return from entry in state
               from error in entry.Value!.Errors
               let field = entry.Key.Length == 0 ? null : Field.IdOf(entry.Key)
               let place = field is null ? -1 : fields.IndexOf(field)
               orderby field is null ? -1 : place < 0 ? int.MaxValue : place
               select new FormError(error.ErrorMessage, field);
    }

    private sealed class Late(Func<IEnumerable<IHtmlContent>> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var piece in content()) piece.WriteTo(writer, encoder);
        }
    }
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Text">What, and how to mend it.</param>
/// <param name="FieldId">The id of the control; null when no single field is to blame.</param>
public sealed record FormError(string Text, string? FieldId);

/// <summary>A page with a form that is shown again when a rule of the trade stands against it.</summary>
public interface IFormPage
{
    /// <summary>Reads what the page shows beside the form; also the whole of its GET.</summary>
    Task ShowAsync();
}
