using ConsumerAid.Foundation.Model;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Placing;

/// <summary>Whether what was typed makes sense, before any lot is looked at.</summary>
internal static class PlaceOrderForm
{
    private const int MostLines = 50;
    private const int LongestPoNumber = 60;
    private const int LongestAddress = 200;
    private const int MostDaysAhead = 366;

    /// <exception cref="InvalidFields">All that is wrong, at once.</exception>
    public static void Check(PlaceOrder request, DateOnly today)
    {
        var lines = request.Lines ?? [];
        var errors = new FieldErrors()
            .Require(request.MemberPoNumber is null || request.MemberPoNumber.Trim().Length <= LongestPoNumber, "memberPoNumber", "orders.text-too-long", LongestPoNumber)
            .Require(!string.IsNullOrWhiteSpace(request.DeliverTo), "deliverTo", "orders.deliver-to-missing")
            .Require((request.DeliverTo?.Trim().Length ?? 0) <= LongestAddress, "deliverTo", "orders.text-too-long", LongestAddress)
            .Require(request.DeliverOn is not null, "deliverOn", "orders.deliver-on-missing")
            .Require(request.DeliverOn is not { } on || on >= today, "deliverOn", "orders.deliver-on-past")
            .Require(request.DeliverOn is not { } far || far <= today.AddDays(MostDaysAhead), "deliverOn", "orders.deliver-on-too-far", MostDaysAhead)
            .Require(!PaymentTermsCodes.IsTooLong(request.PaymentTerms), "paymentTerms", "orders.terms-too-long", PaymentTermsCodes.MostDays)
            .Require(
                PaymentTermsCodes.IsTooLong(request.PaymentTerms) || PaymentTermsCodes.FromCode(request.PaymentTerms) is not null, "paymentTerms", "orders.terms-unknown",
                string.Join(", ", PaymentTermsCodes.All))
            .Require(lines.Count > 0, "lines", "orders.lines-missing")
            .Require(lines.Count <= MostLines, "lines", "orders.too-many-lines", MostLines);
        for (var i = 0; i < Math.Min(lines.Count, MostLines); i++)
        {
            errors.Require(lines[i].Weight.IsPositive, $"lines[{i}].weight", "orders.weight-missing")
                .Require(!lines.Take(i).Any(line => line.LotId == lines[i].LotId), $"lines[{i}].lotId", "orders.lot-twice");
        }

        errors.ThrowIfAny();
    }
}
