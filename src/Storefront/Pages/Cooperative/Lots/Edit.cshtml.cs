using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>Changes a draft or returned lot, or the note of one that is public.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class EditLotModel(IMediator mediator, TimeProvider clock, Words T) : LotFormModel(mediator, clock, T)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Number { get; private set; } = "";

    public bool Frozen { get; private set; }

    public async Task OnGetAsync()
    {
        var lot = await Lot();
        (Title, UnitPrice, HouseholdPrice, Step, MinimumOrder) = (lot.Card.Title, lot.Card.UnitPrice, lot.Internal!.HouseholdPrice, lot.Card.Step, lot.Card.MinimumOrder);
        (Packaging, CertificateNo, Note) = (lot.Packaging, lot.Card.CertificateNo, lot.Note);
        Tiers = [.. lot.Tiers.Select(tier => new TypedTier { From = tier.From, UnitPrice = tier.UnitPrice })];
    }

    public override Task ShowAsync() => Lot();

    public async Task<IActionResult> OnPostAsync()
    {
        var lot = await Lot();
        if (!Frozen) CheckForm();
        if (!ModelState.IsValid) return Page();
        await Mediator.Send(Frozen
            ? new ChangeLot(Id, Note: Note ?? "")
            : new ChangeLot(
                Id, Title ?? "", UnitPrice, HouseholdPrice ?? lot.Internal!.HouseholdPrice, FilledTiers, MinimumOrder ?? Step ?? new Weight(1), Step ?? new Weight(1), CertificateNo ?? "",
                Packaging ?? "", Note ?? ""));
        TempData["Said"] = Words["已保存。"];
        return RedirectToPage("/Cooperative/Lots/Lot", new { Id });
    }

    private async Task<LotPage> Lot()
    {
        var lot = await Mediator.Send(new GetLot(Id));
        if (lot?.Internal is null) throw new NotFound();
        (Number, Frozen) = (lot.Card.Number, lot.Card.State is not (LotState.Draft or LotState.Returned));
        await ReadCertificates(lot.Card.Produce.Code);
        await ReadReference(lot.Card.Produce.Code, lot.Card.Grade);
        return lot;
    }
}
