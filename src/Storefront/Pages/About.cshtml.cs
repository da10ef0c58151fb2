using ConsumerAid.Storefront.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Storefront.Pages;

/// <summary>Who is behind it, what of the campaign it covers, where the data come from.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class AboutModel(IOptions<ShellOptions> shell) : PageModel
{
    public bool IsDemo => shell.Value.ShowsDemoData;
}

/// <summary>How to sign in, sell, buy, correct a record, and whom to ask.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class HelpModel : PageModel;

/// <summary>What is kept of whom, who sees it, how to have it changed or deleted.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class PrivacyModel : PageModel;
