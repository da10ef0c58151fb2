using ConsumerAid.Foundation.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages;

/// <summary>What happened, what was kept, what to do: for every answer that is no page. Shown in place of the page that failed, whatever its method was.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel(Words T) : PageModel
{
    public int Code { get; private set; }

    public string Title { get; private set; } = "";

    public string What { get; private set; } = "";

    public string Next { get; private set; } = "";

    /// <summary>Finds the request in the log.</summary>
    public string Number => HttpContext.TraceIdentifier;

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    private void Tell(int code)
    {
        (Code, Title, What, Next) = code switch
        {
            400 => (400, T["这次提交没有成功"], T["页面可能打开太久了，没有保存任何内容。"], T["请返回上一页，刷新后再提交一次。"]),
            401 => (401, T["请先登录"], T["这个页面需要登录后才能看。"], T["登录后会回到这里。"]),
            403 => (403, T["没有权限"], T["您的角色不能做这件事。"], T["如果这是您的工作，请联系联盟办公室开通。"]),
            404 => (404, T["没有找到"], T["这个页面不存在，或者不在您能查看的范围内。"], T["请检查网址，或者从首页重新找。"]),
            409 => (409, T["刚刚被别人改过"], T["您打开之后，别人改了同一条记录，您的修改没有保存。"], T["请返回上一页，刷新后再改。"]),
            413 => (413, T["文件太大"], T["没有保存任何内容。"], T["请换小一点的照片或文件再试。"]),
            429 => (429, T["操作太频繁"], T["为了安全，请求被暂时拒绝。"], T["请过几分钟再试。"]),
            503 => (503, T["系统正在维护"], T["暂时不能使用，已保存的内容不受影响。"], T["请过几分钟再试。"]),
            _ => (500, T["出错了"], T["系统出了问题，这一步没有保存，之前保存的内容不受影响。"], T["请稍后再试；如果还是不行，请联系帮助。"]),
        };
        Response.StatusCode = Code;
    }
}
