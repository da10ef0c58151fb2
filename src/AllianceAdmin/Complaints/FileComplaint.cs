using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>
/// Somebody complains: a buyer about a dispatch, against its cooperative, and the cooperative against the buyer; a liaison for a household, against its cooperative or a buyer of its goods; anybody about a lot
/// that is or was public, against its cooperative. The party is told and its clock runs.
/// </summary>
/// <param name="Subject"><c>dispatch/…</c>, <c>lot/…</c> or <c>household/…</c>.</param>
/// <param name="Text">10 to 2,000 characters.</param>
/// <param name="Contact">How a visitor wants to be reached.</param>
/// <param name="AgainstId">For a household: the party, when it is not its cooperative.</param>
/// <param name="ClientId">Made with the form; the same again by the same is the same complaint.</param>
[Anyone]
public sealed record FileComplaint(string Subject, ComplaintKind Kind, string? Text, string? Contact = null, Guid? AgainstId = null, string? ClientId = null) : ICommand<FiledComplaint>;

/// <summary>A complaint that has come in.</summary>
/// <param name="Key">With the number it opens the complaint for a visitor; null for who has an account.</param>
public sealed record FiledComplaint(Guid Id, string Number, string? Key);

internal sealed class FileComplaintHandler(
    MarketDb db, CurrentActor actor, ActTrail trail, CharterShelf shelf, PersonalVault vault, IMediator mediator, TimeProvider clock) : IRequestHandler<FileComplaint, FiledComplaint>
{
    public async Task<FiledComplaint> Handle(FileComplaint request, CancellationToken cancellationToken)
    {
        var (now, text, contact) = (clock.GetUtcNow(), request.Text?.Trim(), request.Contact?.Trim());
        new FieldErrors()
            .Require(text is { Length: >= 10 }, "text", "complaint.text-missing", 10)
            .Require(text is not { Length: > ComplaintsModel.TextLength }, "text", "text.too-long", ComplaintsModel.TextLength)
            .Require(contact is not { Length: > 100 }, "contact", "text.too-long", 100)
            .Require(Enum.IsDefined(request.Kind), "kind", "complaint.kind-unknown")
            .Require(request.ClientId is not { Length: > 64 }, "clientId", "text.too-long", 64)
            .ThrowIfAny();
        var by = actor.Code;
        if (request.ClientId is { } client && await db.Set<Complaint>().AsNoTracking().SingleOrDefaultAsync(row => row.By == by && row.ClientId == client, cancellationToken) is { } known) return Told(known);

        var about = await About(request, cancellationToken) ?? throw new NotFound();
        RuleBroken.If(about.AgainstId == actor.Value.OrganisationId, "complaint.own");
        var book = await shelf.InForce(db, ChinaTime.DayOf(now), cancellationToken);
        var id = Guid.CreateVersion7(now);
        var complaint = new Complaint
        {
            Id = id, Number = Complaint.NumberOf(id, now), ClientId = request.ClientId, Kind = request.Kind, Subject = request.Subject, HouseholdCode = about.Household, AgainstKind = about.Kind,
            AgainstId = about.AgainstId, By = by, ByOrganisationId = actor.Value.OrganisationId, Contact = string.IsNullOrEmpty(contact) ? default : vault.Seal(contact), Text = text!, At = now,
            CharterVersion = book.Version, FirstAnswerDueAt = now.AddHours(book.Whole("CH-20", "first_answer_hours")), SettleDueAt = now.AddDays(book.Whole("CH-20", "settle_days")),
            LastDueAt = now.AddDays(book.Whole("CH-20", "max_days")),
        };
        db.Add(complaint);
        trail.Say($"complaint/{id}", about.AgainstId.ToString(), $"{request.Subject} {request.Kind}");
        await mediator.Send(
            new TellParties("complaint.notice-filed", [complaint.Number, ChinaTime.In(complaint.FirstAnswerDueAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)], $"/complaints/{id}")
            {
                Organisations = [about.AgainstId],
            },
            cancellationToken);
        return Told(complaint);
    }

    private FiledComplaint Told(Complaint complaint) => new(complaint.Id, complaint.Number, actor.Value.AccountId is null ? ComplaintKey.Of(vault, complaint.Id) : null);

    private async Task<Parties?> About(FileComplaint request, CancellationToken cancellation)
    {
        var slash = request.Subject.IndexOf('/', StringComparison.Ordinal);
        var (kind, key) = slash < 0 ? ("", "") : (request.Subject[..slash], request.Subject[(slash + 1)..]);
        return (kind, Guid.TryParse(key, out var id)) switch
        {
            ("dispatch", true) => await OfDispatch(id, cancellation),
            ("lot", true) => await db.Lots().Where(lot => lot.Id == id && lot.PublishedAt != null).Select(lot => new Parties(OrganisationKind.Cooperative, lot.CooperativeId, null))
                .SingleOrDefaultAsync(cancellation),
            ("household", _) => await OfHousehold(key, request.AgainstId, cancellation),
            _ => null,
        };
    }

    private async Task<Parties?> OfDispatch(Guid id, CancellationToken cancellation)
    {
        var dispatch = await db.Dispatches().Where(row => row.Id == id).Select(row => new { row.CooperativeId, row.MemberId }).SingleOrDefaultAsync(cancellation);
        if (dispatch is null || actor.Value.OrganisationId is not { } own) return null;
        if (own == dispatch.MemberId) return new Parties(OrganisationKind.Cooperative, dispatch.CooperativeId, null);
        return own == dispatch.CooperativeId ? new Parties(OrganisationKind.MemberUnit, dispatch.MemberId, null) : null;
    }

    private async Task<Parties?> OfHousehold(string household, Guid? against, CancellationToken cancellation)
    {
        if (actor.Value.LiaisonId is not { } liaison) return null;
        if (!await db.Assignments().AnyAsync(row => row.HouseholdCode == household && row.LiaisonId == liaison && row.To == null, cancellation)) return null;
        var cooperatives = await db.Memberships().Where(member => member.HouseholdCode == household && (against == null ? member.To == null : member.CooperativeId == against))
            .OrderByDescending(member => member.From).Select(member => member.CooperativeId).Take(1).ToListAsync(cancellation);
        if (cooperatives is [var cooperative]) return new Parties(OrganisationKind.Cooperative, cooperative, household);
        if (against is { } buyer && await (from share in db.Shares()
                                           join order in db.Orders() on share.OrderId equals order.Id
                                           where share.HouseholdCode == household && order.MemberId == buyer
                                           select order.Id).AnyAsync(cancellation)) return new Parties(OrganisationKind.MemberUnit, buyer, household);
        throw new RuleBroken("complaint.no-party") { Field = "againstId" };
    }

    private sealed record Parties(OrganisationKind Kind, Guid AgainstId, string? Household);
}

/// <summary>What a visitor gets beside the number: made of the id by the key ring, kept nowhere.</summary>
internal static class ComplaintKey
{
    private const int Length = 12;

    public static string Of(PersonalVault vault, Guid id) => vault.Hash("complaint", id.ToString())[..Length];
}
