using System.Globalization;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Notices;
using MediatR;

namespace ConsumerAid.Orders;

/// <summary>Tells the two sides of an order what the other side or the clock did, in the transaction in which it happened.</summary>
internal sealed class Parties(IMediator mediator)
{
    public Task TellMember(Order order, string code, CancellationToken cancellation, params string[] arguments) =>
        Tell(order, [order.MemberId], $"/orders/{order.Id}", code, arguments, cancellation);

    public Task TellCooperatives(Order order, string code, CancellationToken cancellation, params string[] arguments) =>
        TellSellers(order, [.. order.Parts.Select(part => part.CooperativeId)], code, arguments, cancellation);

    public Task TellCooperative(Order order, Guid cooperative, string code, CancellationToken cancellation, params string[] arguments) =>
        TellSellers(order, [cooperative], code, arguments, cancellation);

    /// <summary>The buyer and one cooperative.</summary>
    public async Task TellBoth(Order order, Guid cooperative, string code, CancellationToken cancellation, params string[] arguments)
    {
        await TellMember(order, code, cancellation, arguments);
        await TellCooperative(order, cooperative, code, cancellation, arguments);
    }

    /// <summary>For some of a line no household could be found.</summary>
    public Task TellShortage(Order order, OrderLine line, Weight shortage, CancellationToken cancellation) =>
        TellBoth(order, line.CooperativeId, "orders.notice-shortage", cancellation, Kilograms(shortage));

    /// <summary>A weight in kilograms as both languages write it.</summary>
    public static string Kilograms(Weight weight)
    {
        var (whole, rest) = Math.DivRem(weight.Grams, WeightUnit.Kilogram.Grams());
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest:000}").TrimEnd('0');
    }

    private Task TellSellers(Order order, IReadOnlyList<Guid> cooperatives, string code, string[] arguments, CancellationToken cancellation) =>
        Tell(order, cooperatives, $"/cooperative/orders/{order.Id}", code, arguments, cancellation);

    // Each side has a page of its own for the order.
    private Task Tell(Order order, IReadOnlyList<Guid> organisations, string link, string code, string[] arguments, CancellationToken cancellation) =>
        mediator.Send(new TellParties(code, [order.Number, .. arguments], link) { Organisations = organisations }, cancellation);
}
