using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Corrects what was entered of a household. A phone, ID number or account left empty stays as it is: whoever sees only its mask cannot type it again.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record CorrectHousehold(string Code, HouseholdForm Form) : ICommand<RegisteredHousehold>;

/// <summary>Enters all holdings of a household anew.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record SetHoldings(string Code, IReadOnlyList<HoldingForm> Holdings) : ICommand<Done>;

internal sealed class CorrectHouseholdHandler(MarketDb db, HouseholdReach reach, PersonalVault vault, TimeProvider clock, ActTrail trail) : IRequestHandler<CorrectHousehold, RegisteredHousehold>
{
    public async Task<RegisteredHousehold> Handle(CorrectHousehold request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.Code, cancellationToken);
        var form = CheckedHousehold.Of(request.Form, clock.Today());
        string?[] changed = ["name", "people", form.Phone is null ? null : "phone", form.IdNumber is null ? null : "idNumber", form.BankAccount is null ? null : "bankAccount"];
        (form with
        {
            Phone = form.Phone ?? Kept(household.Phone), IdNumber = form.IdNumber ?? Kept(household.IdNumber), BankAccount = form.BankAccount ?? Kept(household.BankAccount),
        }).WriteTo(household, vault);
        trail.Say($"household/{household.Code}", household.Code, $"entered {string.Join(' ', changed.OfType<string>())}");
        return new RegisteredHousehold(household.Code, await HouseholdDuplicates.Find(db, household, cancellationToken));
    }

    private string? Kept(Ciphertext cipher) => cipher.IsEmpty ? null : vault.Open(cipher);
}

internal sealed class SetHoldingsHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail) : IRequestHandler<SetHoldings, Done>
{
    public async Task<Done> Handle(SetHoldings request, CancellationToken cancellationToken)
    {
        CheckedHousehold.Check(request.Holdings);
        var household = await reach.LoadLocked(request.Code, cancellationToken);
        var before = await db.Set<Holding>().AsNoTracking().Where(holding => holding.HouseholdCode == household.Code).ToListAsync(cancellationToken);
        await db.Set<Holding>().Where(holding => holding.HouseholdCode == household.Code).ExecuteDeleteAsync(cancellationToken);
        var after = request.Holdings.Select(holding => Holding.Of(Guid.CreateVersion7(clock.GetUtcNow()), household.Code, holding.Produce.Trim(), holding.Size, holding.Unit, holding.YieldPerUnit)).ToList();
        db.AddRange(after);
        trail.Say($"household/{household.Code}", household.Code, $"holdings {Told(before)} → {Told(after)}");
        return default;
    }

    private static string Told(IEnumerable<Holding> holdings) => string.Join(", ", holdings.Take(10).Select(holding => $"{holding.Produce} {holding.Size}×{holding.YieldPerUnit.Grams}g"));
}
