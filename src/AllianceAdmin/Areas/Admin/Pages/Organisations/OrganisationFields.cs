using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What the form of an organisation shows at first. Partial: <c>Organisations/_Form</c>.</summary>
internal sealed record OrganisationFields(string? Name = null, string? NameEn = null, string? CreditCode = null, MemberField? Field = null, Money? ApprovalFrom = null);
