using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Storefront.Web;
using MediatR;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>Photos sent with a form, by a browser without script.</summary>
internal static class StockPhotos
{
    /// <summary>Keeps what can be kept: the record stands, whatever a photo is. Null, or what was wrong with the first that was refused.</summary>
    public static async Task<string?> Keep(IMediator mediator, Words T, Guid stock, Guid batch, IReadOnlyList<IFormFile> files)
    {
        string? refused = null;
        for (var i = 0; i < files.Count; i++)
        {
            try
            {
                await mediator.Send(new AddStockPhoto(stock, $"{batch:N}-{i}", await files[i].Bytes()));
            }
            catch (RuleBroken broken)
            {
                refused ??= T[broken.Code, [.. broken.Arguments]];
            }
        }

        return refused;
    }
}
