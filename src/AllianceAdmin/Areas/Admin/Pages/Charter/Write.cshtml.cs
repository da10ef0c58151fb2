using System.Globalization;
using System.Text.RegularExpressions;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>The form of a draft: every rule with its text, effect and parameters as the latest version has them; what is left as it is changes nothing.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed partial class WriteDraftModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? TitleZh { get; set; }

    [BindProperty]
    public string? TitleEn { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<ArticleForm> Articles { get; set; } = [];

    public CharterText Basis { get; private set; } = null!;

    public DateOnly Earliest { get; private set; }

    public IReadOnlyList<Choice> Effects => [.. Enum.GetValues<CharterEffect>().Select(effect => new Choice($"{effect}", effect switch
    {
        CharterEffect.Block => T["拦下"],
        CharterEffect.Warn => T["提示"],
        _ => T["记下"],
    }))];

    public async Task OnGetAsync()
    {
        await ShowAsync();
        var draft = await mediator.Send(new GetDraft(Id));
        if (draft is null) return;
        (TitleZh, TitleEn, EffectiveFrom, Reason) = (draft.Title.Zh, draft.Title.En, draft.EffectiveFrom, draft.Reason);
        foreach (var article in Articles) article.Take(draft.Changes);
    }

    public async Task ShowAsync()
    {
        var latest = await mediator.Send(new GetLatestCharter());
        (Basis, Earliest) = (latest.Text, latest.Earliest);
        var typed = Articles.Where(article => article.Rule is not null).ToDictionary(article => article.Rule!);
        Articles = [.. Basis.Articles.Select(article => (article.Rule, article.Name, article.Demand, (CharterEffect?)article.Effect, article.Parameters))
            .Append((CharterBook.Schedule, new Bilingual("附则", "Schedule"), null!, null, Basis.Schedule))
            .Select(row => ArticleForm.Of(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5, typed.GetValueOrDefault(row.Item1), T))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        for (var i = 0; i < Articles.Count; i++)
        {
            for (var j = 0; j < Articles[i].Numbers.Count; j++)
            {
                if (Articles[i].Numbers[j].Typed is null) ModelState.AddModelError($"Articles[{i}].Numbers[{j}].Value", T["请填整数。"]);
            }
        }

        if (!ModelState.IsValid) return Page();
        var changes = new CharterChanges([.. Articles.SelectMany(article => article.NumberChanges)], [.. Articles.Select(article => article.Change).OfType<ArticleChange>()]);
        try
        {
            await mediator.Send(new WriteDraft(Id, new Bilingual(TitleZh ?? "", TitleEn ?? ""), EffectiveFrom, Reason ?? "", changes));
        }
        catch (InvalidFields wrong)
        {
            // The request counts what is changed, the form all that there is.
            throw new InvalidFields([.. wrong.Errors.Select(error => error with { Field = FieldOf(error.Field, changes) })]);
        }

        return LocalRedirect($"/admin/charter/drafts/{Id}");
    }

    private string FieldOf(string field, CharterChanges changes)
    {
        if (Change().Match(field) is not { Success: true } match) return field;
        var (at, part) = (int.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["part"].Value);
        if (match.Groups["of"].Value == "articles") return $"Articles[{Of(changes.Articles[at].Rule)}].{(part == "demand" ? nameof(ArticleForm.DemandZh) : nameof(ArticleForm.Effect))}";
        var article = Of(changes.Numbers[at].Rule);
        return $"Articles[{article}].Numbers[{Articles[article].Numbers.FindIndex(number => number.Name == changes.Numbers[at].Name)}].{nameof(NumberForm.Value)}";

        int Of(string rule) => Articles.FindIndex(row => row.Rule == rule);
    }

    [GeneratedRegex(@"^(?<of>articles|numbers)\[(?<at>\d+)\]\.(?<part>\w+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Change();
}

/// <summary>A rule in the form.</summary>
internal sealed class ArticleForm
{
    private string? demandZh;
    private string? demandEn;
    private CharterEffect? effect;

    public string? Rule { get; set; }

    public CharterEffect? Effect { get; set; }

    public string? DemandZh { get; set; }

    public string? DemandEn { get; set; }

    public List<NumberForm> Numbers { get; set; } = [];

    public Bilingual? Name { get; private set; }

    public bool IsChanged => Change is not null || NumberChanges.Any();

    public IEnumerable<NumberChange> NumberChanges => Numbers.Where(number => number.Typed is { } typed && typed != number.Known).Select(number => new NumberChange(Rule!, number.Name!, number.Typed!.Value));

    public ArticleChange? Change
    {
        get
        {
            var demand = demandZh is null || (DemandZh?.Trim() == demandZh && DemandEn?.Trim() == demandEn) ? null : new Bilingual(DemandZh?.Trim() ?? "", DemandEn?.Trim() ?? "");
            var other = Effect == effect ? null : Effect;
            return demand is null && other is null ? null : new ArticleChange(Rule!, other, demand);
        }
    }

    public static ArticleForm Of(string rule, Bilingual name, Bilingual? demand, CharterEffect? effect, IReadOnlyList<CharterTextParameter> parameters, ArticleForm? typed, Words words) => new()
    {
        Rule = rule, Name = name, effect = effect, demandZh = demand?.Zh, demandEn = demand?.En,
        Effect = typed?.Effect ?? effect, DemandZh = typed is null ? demand?.Zh : typed.DemandZh, DemandEn = typed is null ? demand?.En : typed.DemandEn,
        Numbers = [.. parameters.Where(parameter => parameter.Number is not null)
            .Select(parameter => NumberForm.Of(parameter, typed?.Numbers.Find(number => number.Name == parameter.Name)?.Value, words))],
    };

    public void Take(CharterChanges changes)
    {
        if (changes.Articles.FirstOrDefault(change => change.Rule == Rule) is { } article)
        {
            Effect = article.Effect ?? Effect;
            (DemandZh, DemandEn) = article.Demand is { } demand ? (demand.Zh, demand.En) : (DemandZh, DemandEn);
        }

        foreach (var number in Numbers)
        {
            if (changes.Numbers.FirstOrDefault(change => (change.Rule, change.Name) == (Rule, number.Name)) is { } change) number.Value = change.Number.ToString(CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>A parameter in the form, in its own unit.</summary>
internal sealed class NumberForm
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    public string Label { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public string Range { get; private set; } = "";

    public long Known { get; private set; }

    public long? Typed => long.TryParse(Value?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static NumberForm Of(CharterTextParameter parameter, string? typed, Words words) => new()
    {
        Name = parameter.Name, Value = typed ?? parameter.Number!.Value.ToString(CultureInfo.InvariantCulture), Label = $"{parameter.Label}", Known = parameter.Number!.Value,
        Unit = parameter.Unit switch
        {
            CharterUnit.Fen => words["分（钱）"],
            CharterUnit.Percent => "%",
            CharterUnit.PerMille => "‰",
            CharterUnit.BasisPoints => "‱",
            CharterUnit.Hours => words["小时"],
            CharterUnit.Days => words["天"],
            CharterUnit.Months => words["个月"],
            CharterUnit.Years => words["年"],
            _ => "",
        },
        Range = words["{0} 到 {1}", parameter.Least ?? 0, parameter.Most ?? 0],
    };
}
