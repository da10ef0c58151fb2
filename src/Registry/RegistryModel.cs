using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry;

internal sealed class RegistryModel : IModelPart
{
    public void AddTo(ModelBuilder model)
    {
    }
}
