using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

internal sealed class CatalogModel : IModelPart
{
    public void AddTo(ModelBuilder model)
    {
    }
}
