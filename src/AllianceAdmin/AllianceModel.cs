using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin;

internal sealed class AllianceModel : IModelPart
{
    public void AddTo(ModelBuilder model)
    {
    }
}
