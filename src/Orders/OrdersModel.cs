using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders;

internal sealed class OrdersModel : IModelPart
{
    public void AddTo(ModelBuilder model)
    {
    }
}
