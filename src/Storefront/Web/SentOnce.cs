using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// A form that is sent twice has one effect and leads to the same page with the same words: the id that <see cref="FormTag"/> gave it and what was typed are its key.
/// Whoever goes back and types something else sends another form. A form that leads nowhere was refused or only looked something up, and is not remembered.
/// </summary>
internal sealed class SentOnce(OnceOnly once, CurrentActor actor) : IAsyncPageFilter
{
    private const int LongestId = 64;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerInstance is not PageModel page || page.GetType().IsDefined(typeof(RepeatableAttribute)) || actor.Value.AccountId is null
            || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.Form[FormTag.Field] is not [{ Length: > 0 and <= LongestId } id])
        {
            await next();
            return;
        }

        var sent = HashOf(request);
        var again = await once.Run<LocalRedirectResult?>(
            $"form/{id}/{sent[..16]}",
            sent,
            async answer =>
            {
                var done = await next();
                done.ExceptionDispatchInfo?.Throw();
                if (Location(page, done.Result) is { } location) (answer.Status, answer.Location, answer.Body) = (StatusCodes.Status302Found, location, Said(page));
                return null;
            },
            first =>
            {
                foreach (var (name, said) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(first.Body!)!)
                {
                    page.TempData[name] = said.ValueKind == JsonValueKind.Array ? said.Deserialize<string[]>() : said.GetString();
                }

                return new LocalRedirectResult(first.Location!);
            },
            context.HttpContext.RequestAborted);
        if (again is not null) context.Result = again;
    }

    private static string? Location(PageModel page, IActionResult? result) => result switch
    {
        RedirectResult to => to.Url,
        LocalRedirectResult to => to.Url,
        RedirectToPageResult to => page.Url.Page(to.PageName, to.PageHandler, to.RouteValues, to.Protocol, to.Host, to.Fragment),
        _ => null,
    };

    // What the next page says, in the form of temporary data: a sentence or several.
    private static string Said(PageModel page)
    {
        var said = page.TempData.Keys.ToDictionary(name => name, page.TempData.Peek, StringComparer.Ordinal);
        foreach (var property in page.GetType().GetProperties().Where(property => property.IsDefined(typeof(TempDataAttribute)))) said[property.Name] = property.GetValue(page);
        return JsonSerializer.Serialize(said.Where(pair => pair.Value is string or string[]).ToDictionary());
    }

    private static string HashOf(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Take($"{request.Path}{request.QueryString}");
        foreach (var (name, values) in request.Form.Where(field => field.Key is not ("__RequestVerificationToken" or FormTag.Field)).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Take(name);
            foreach (var value in values) Take(value ?? "");
        }

        foreach (var file in request.Form.Files) Take($"{file.Name}/{file.FileName}/{file.Length}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Take(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}

/// <summary>Its forms may be sent again and again: they change nothing, or take so long that no transaction should wait for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RepeatableAttribute : Attribute;
