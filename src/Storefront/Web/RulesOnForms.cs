using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// The one place where a broken rule becomes a message on the form: the page is shown again as it was sent, with the rule's words at the field or on top and the
/// rule's status. A script that sends a photo by PUT gets the words alone. What is not there, or another's, is 404; what the role may not do is 403.
/// </summary>
internal sealed class RulesOnForms(Words words) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        switch (done.Exception)
        {
            case NotFound or Forbidden:
                Answer(done, Refusal(done.Exception));
                break;
            case RuleBroken broken when done.HandlerInstance is PageModel page && HttpMethods.IsPost(context.HttpContext.Request.Method):
                Tell(page.ModelState, broken);
                Answer(done, await Again(page, broken.Status));
                break;
            case RuleBroken broken when HttpMethods.IsPut(context.HttpContext.Request.Method):
                Answer(done, new ContentResult { StatusCode = broken.Status, Content = words[broken.Code, [.. broken.Arguments]] });
                break;
        }
    }

    /// <summary>What was sent may have been wrong before anybody asked whose thing it is: showing the form again does.</summary>
    private static async Task<IActionResult> Again(PageModel page, int status)
    {
        try
        {
            if (page is IFormPage form) await form.ShowAsync();
        }
        catch (Exception refused) when (refused is NotFound or Forbidden)
        {
            return Refusal(refused);
        }

        page.Response.StatusCode = status;
        return page.Page();
    }

    private static StatusCodeResult Refusal(Exception refused) => new(refused is NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);

    private static void Answer(PageHandlerExecutedContext done, IActionResult result)
    {
        done.ExceptionHandled = true;
        done.Result = result;
    }

    private void Tell(ModelStateDictionary state, RuleBroken broken)
    {
        if (broken is InvalidFields invalid)
        {
            foreach (var error in invalid.Errors) state.TryAddModelError(error.Field, words[error.Code, error.Arguments]);
            return;
        }

        state.TryAddModelError(broken.Field ?? "", words[broken.Code, [.. broken.Arguments]]);
    }
}
