using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>The weekly bulletins and the dated notes that correct them.</summary>
internal static class BulletinsApi
{
    public static void MapBulletins(this RouteGroupBuilder api)
    {
        api.MapGet("/bulletins", Find).AllowAnonymous().WithName("FindBulletins");
        api.MapGet("/bulletins/{number:int}", Get).AllowAnonymous().WithName("GetBulletin");
        api.MapPost("/bulletins/{number:int}/notes", Note).Creates().WithName("AddBulletinNote");
    }

    private static async Task<Ok<ListOut<BulletinRowOut>>> Find(IMediator mediator, CancellationToken cancellation, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindBulletins(cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<BulletinRowOut>(
            page.Items.Select(row => new BulletinRowOut(
                row.Number, row.Monday, row.Sunday, row.IssuedAt, WeightOut.Of(row.Week), MoneyOut.Of(row.WeekToHouseholds), row.Households, WeightOut.Of(row.Year), row.Counties, row.Notes)),
            page.Next));
    }

    private static async Task<Ok<BulletinOut>> Get(int number, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new GetBulletin(number), cancellation) ?? throw new NotFound();
        var sum = sheet.MembersTotal;
        return TypedResults.Ok(new BulletinOut(
            sheet.Number, sheet.Monday, sheet.Sunday, sheet.IssuedAt, sheet.CharterVersion, sheet.SealNumber, sheet.SealHash, Sum(sheet.Total), Sum(sheet.Rest),
            sheet.Counties.Select(county => new BulletinCountyOut(new NamedOut(county.Code, Reader.Current.English ? county.NameEn : county.Name), county.Rank, Sum(county.Sum))),
            sheet.Members.Select(Member), new BulletinMembersSumOut(MoneyOut.Of(sum.Week), MoneyOut.Of(sum.Year), MoneyOut.Of(sum.Target), sum.BasisPoints, sum.Untold),
            sheet.Notes.Select(note => new BulletinNoteOut(note.At, note.Text))));
    }

    private static async Task<Created<DoneOut>> Note(int number, TextIn sent, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Created($"/api/v1/bulletins/{number}", new DoneOut(await mediator.Send(new AddBulletinNote(number, sent.Text), cancellation)));

    private static BulletinSumOut Sum(BulletinSum sum) =>
        new(WeightOut.Of(sum.Week), MoneyOut.Of(sum.WeekToHouseholds), sum.Households, WeightOut.Of(sum.Year), MoneyOut.Of(sum.YearToHouseholds));

    private static BulletinMemberOut Member(BulletinMember member)
    {
        var isTold = member.ToldOn is not null;
        return new BulletinMemberOut(
            member.MemberId, member.Code, Reader.Current.English ? member.NameEn ?? member.Name : member.Name, member.PlaqueNumber, member.Rank, member.IsHeldBack, member.ToldOn,
            isTold ? MoneyOut.Of(member.Week) : null, isTold ? MoneyOut.Of(member.Year) : null, MoneyOut.Of(member.Target), isTold ? member.BasisPoints : null);
    }
}

/// <param name="Households">Null when it would tell of fewer than ten.</param>
internal sealed record BulletinRowOut(
    int Number, DateOnly From, DateOnly To, DateTimeOffset IssuedAt, WeightOut Week, MoneyOut WeekToHouseholds, int? Households, WeightOut Year, int Counties, int Notes);

/// <param name="Seal">The ledger's newest seal at issue, 64 hexadecimal digits; null before the first.</param>
/// <param name="Rest">The difference between the total and the counties that are told.</param>
internal sealed record BulletinOut(
    int Number, DateOnly From, DateOnly To, DateTimeOffset IssuedAt, int CharterVersion, long? SealNumber, string? Seal, BulletinSumOut Total, BulletinSumOut Rest,
    IEnumerable<BulletinCountyOut> Counties, IEnumerable<BulletinMemberOut> Members, BulletinMembersSumOut MembersTotal, IEnumerable<BulletinNoteOut> Notes);

/// <param name="Households">Null when it would tell of fewer than ten.</param>
internal sealed record BulletinSumOut(WeightOut Week, MoneyOut WeekToHouseholds, int? Households, WeightOut Year, MoneyOut YearToHouseholds);

/// <param name="Rank">By the week's weight; null when nothing is told of this week.</param>
internal sealed record BulletinCountyOut(NamedOut County, int? Rank, BulletinSumOut Sum);

/// <param name="IsHeldBack">What is credited is not what is told, and too few households stand behind the difference.</param>
/// <param name="ToldOn">The Sunday until which the credit is told; null when nothing is.</param>
/// <param name="BasisPoints">The credit in hundredths of a per cent of the target.</param>
internal sealed record BulletinMemberOut(
    Guid MemberId, string Code, string Name, string PlaqueNumber, int? Rank, bool IsHeldBack, DateOnly? ToldOn, MoneyOut? Week, MoneyOut? Year, MoneyOut Target, int? BasisPoints);

/// <param name="Untold">Units of which nothing is told; their targets are not in the sum.</param>
internal sealed record BulletinMembersSumOut(MoneyOut Week, MoneyOut Year, MoneyOut Target, int BasisPoints, int Untold);

internal sealed record BulletinNoteOut(DateTimeOffset At, string Text);
