using System.Globalization;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Notices;
using MediatR;

namespace ConsumerAid.Orders;

/// <summary>Tells the two sides of an order what the other side or the clock did, in the transaction in which it happened.</summary>
internal sealed class Parties(IMediator mediator)
{
    public Task TellMember(Order order, string code, CancellationToken cancellation, params string[] arguments) => Tell(order, [order.MemberId], code, arguments, cancellation);

    public Task TellCooperatives(Order order, string code, CancellationToken cancellation, params string[] arguments) =>
        Tell(order, [.. order.Parts.Select(part => part.CooperativeId)], code, arguments, cancellation);

    public Task TellCooperative(Order order, Guid cooperative, string code, CancellationToken cancellation, params string[] arguments) =>
        Tell(order, [cooperative], code, arguments, cancellation);

    /// <summary>The buyer and one cooperative.</summary>
    public Task TellBoth(Order order, Guid cooperative, string code, CancellationToken cancellation, params string[] arguments) =>
        Tell(order, [order.MemberId, cooperative], code, arguments, cancellation);

    /// <summary>For some of a line no household could be found.</summary>
    public Task TellShortage(Order order, OrderLine line, Weight shortage, CancellationToken cancellation) =>
        TellBoth(order, line.CooperativeId, "orders.notice-shortage", cancellation, Kilograms(shortage));

    /// <summary>A weight in kilograms as both languages write it.</summary>
    public static string Kilograms(Weight weight)
    {
        var (whole, rest) = Math.DivRem(weight.Grams, WeightUnit.Kilogram.Grams());
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest:000}").TrimEnd('0');
    }

    private Task Tell(Order order, IReadOnlyList<Guid> organisations, string code, string[] arguments, CancellationToken cancellation) =>
        mediator.Send(new TellParties(code, [order.Number, .. arguments], $"/orders/{order.Id}") { Organisations = organisations }, cancellation);
}
