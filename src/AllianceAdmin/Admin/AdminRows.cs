using AutoMapper;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>
/// Flat rows of the administrators' lists, projected by equal names and nothing else. The rows are plain classes: AutoMapper 8 cannot configure records on this runtime.
/// </summary>
internal sealed class AdminRows : Profile
{
    public AdminRows()
    {
        CreateMap<Finding, FindingRow>().ForMember(row => row.Sentence, member => member.Ignore());
        CreateMap<Act, ActRow>();
        CreateMap<OutboxMessage, FailureRow>();
    }
}
