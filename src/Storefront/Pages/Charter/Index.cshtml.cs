using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Charter;

/// <summary>The charter in force, or an earlier or later version of it, with its parameters, where each rule comes from and what the program does about it.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class CharterModel(IMediator mediator, Words T) : PageModel
{
    public CharterText Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken cancellation)
    {
        var text = number is { } asked ? await mediator.Send(new GetCharterVersion(asked), cancellation) : await mediator.Send(new GetCharter(), cancellation);
        if (text is null) return NotFound();
        Text = text;
        return Page();
    }

    public string Basis(string basis) => basis switch
    {
        "documented" => T["据"],
        "borrowed" => T["借"],
        _ => T["拟"],
    };

    public string Binds(IEnumerable<string> parties) => string.Join(T["、"], parties.Select(party => party switch
    {
        "M" => T["成员单位"],
        "C" => T["合作社"],
        "L" => T["联络人"],
        _ => T["联盟办公室"],
    }));

    public string Effect(CharterTextArticle article) => !article.Enforced ? T["程序暂不执行，只在文本里"] : article.Effect switch
    {
        CharterEffect.Block => T["程序执行：不合规就拦下"],
        CharterEffect.Warn => T["程序执行：提醒并记入发现"],
        _ => T["程序执行：记入发现"],
    };
}
