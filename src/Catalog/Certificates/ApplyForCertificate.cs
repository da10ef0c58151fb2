using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// A cooperative asks for a product of its members to be certified. While it has a valid certificate for the product this is a renewal, and can be asked for in the last days
/// of it alone (<c>certification.renew-later</c>). One application a product is under way at a time (<c>certification.under-way</c>).
/// </summary>
/// <param name="Note">How the goods are made and checked, for those who decide.</param>
[Allowed(Roles.Cooperative)]
public sealed record ApplyForCertificate(string Produce, IReadOnlyList<HouseholdBacking> Households, string? Note = null) : ICommand<Guid>;

/// <summary>A household that stands behind a product.</summary>
/// <param name="Weight">What it brings in a season.</param>
/// <param name="Price">What it is to be paid at least.</param>
public sealed record HouseholdBacking(string HouseholdCode, Weight Weight, UnitPrice Price, BenefitKind Benefit);

internal sealed class ApplyForCertificateHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter) : IRequestHandler<ApplyForCertificate, Guid>
{
    private const int MostHouseholds = 2_000;

    public async Task<Guid> Handle(ApplyForCertificate request, CancellationToken cancellationToken)
    {
        var (now, own, note) = (clock.GetUtcNow(), actor.Organisation, request.Note?.Trim());
        await Check(request, own, note, cancellationToken);
        var id = Guid.CreateVersion7(now);
        var application = new CertificateApplication
        {
            Id = id, Number = LotNumber.Of(id, now), CooperativeId = own, CountyCode = actor.County, Produce = request.Produce,
            RenewsId = await Renewed(request.Produce, own, now, cancellationToken), AppliedBy = actor.Code, AppliedAt = now, Note = string.IsNullOrEmpty(note) ? null : note,
            Households = [.. request.Households.Select(row => new ApplicationHousehold
            {
                ApplicationId = id, HouseholdCode = row.HouseholdCode, Weight = row.Weight, Price = row.Price, Benefit = row.Benefit,
            })],
        }.Applied();
        db.Add(application);
        trail.Say($"application/{id}", own.ToString(), $"{request.Produce} {request.Households.Count}");
        return id;
    }

    private async Task Check(ApplyForCertificate request, Guid own, string? note, CancellationToken cancellation)
    {
        var rows = request.Households;
        new FieldErrors()
            .Require(rows.Count > 0, "households", "certification.households-missing")
            .Require(rows.Count <= MostHouseholds, "households", "certification.too-many-households", MostHouseholds)
            .Require(note is not { Length: > 2000 }, "note", "text.too-long", 2000)
            .ThrowIfAny();
        var errors = new FieldErrors();
        for (var i = 0; i < rows.Count; i++)
        {
            errors.Require(rows[i].Weight.IsPositive, $"households[{i}].weight", "stock.weight-missing")
                .Require(rows[i].Price.FenPerTonne > 0, $"households[{i}].price", "catalog.price-missing")
                .Require(Enum.IsDefined(rows[i].Benefit), $"households[{i}].benefit", "certification.benefit-unknown");
        }

        var (codes, today) = (rows.Select(row => row.HouseholdCode).Distinct(StringComparer.Ordinal).ToArray(), clock.Today());
        var members = await db.Memberships().CountAsync(
            row => row.CooperativeId == own && codes.Contains(row.HouseholdCode) && row.From <= today && (row.To == null || row.To > today), cancellation);
        errors.Require(codes.Length == rows.Count, "households", "certification.household-twice")
            .Require(members == codes.Length, "households", "certification.household-unknown")
            .Require(await db.Produce().AnyAsync(kind => kind.Code == request.Produce, cancellation), "produce", "stock.produce-unknown")
            .ThrowIfAny();
        RuleBroken.If(
            await db.Set<CertificateApplication>().AnyAsync(row => row.CooperativeId == own && row.Produce == request.Produce && row.ClosedAt == null, cancellation),
            "certification.under-way");
    }

    private async Task<Guid?> Renewed(string produce, Guid own, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(now);
        var latest = await db.Certificates().Where(row => row.CooperativeId == own && row.Produce == produce).ValidOn(today)
            .OrderByDescending(row => row.ValidTo).Select(row => new { row.Id, row.ValidTo }).FirstOrDefaultAsync(cancellation);
        if (latest is null) return null;
        var from = latest.ValidTo.AddDays(-(await charter.Terms(now, cancellation)).CertificateWarnDays);
        RuleBroken.If(today < from, "certification.renew-later", latest.ValidTo, from);
        return latest.Id;
    }
}
