using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>Whether a weigh slip makes sense by itself.</summary>
internal static class DispatchForm
{
    private const int MostWeighings = 2_000;
    private const int LongestNumber = 60;
    private const int LongestPlate = 20;
    private const int MostDaysOnTheRoad = 30;

    /// <summary>Heavier than any lorry.</summary>
    private static readonly Weight Heaviest = Weight.FromTonnes(100);

    /// <exception cref="InvalidFields">All that is wrong, at once.</exception>
    public static void Check(DispatchGoods request, DateTimeOffset now)
    {
        var lines = request.Lines ?? [];
        var errors = new FieldErrors();
        Text(errors, request.VehiclePlate, "vehiclePlate", "orders.plate-missing", LongestPlate);
        Text(errors, request.SlipNo, "slipNo", "orders.slip-missing", LongestNumber);
        errors.Require((request.ConformityNo?.Trim().Length ?? 0) <= LongestNumber, "conformityNo", "orders.text-too-long", LongestNumber)
            .Require(request.ExpectedArrival is not null, "expectedArrival", "orders.expected-arrival-missing")
            .Require(request.ExpectedArrival is not { } at || at >= now, "expectedArrival", "orders.expected-arrival-past")
            .Require(request.ExpectedArrival is not { } late || late <= now.AddDays(MostDaysOnTheRoad), "expectedArrival", "orders.expected-arrival-too-far", MostDaysOnTheRoad)
            .Require(lines.Count > 0, "lines", "orders.lines-missing")
            .Require(lines.Sum(line => line.Weighings?.Count ?? 0) <= MostWeighings, "lines", "orders.too-many-weighings", MostWeighings);
        for (var i = 0; i < lines.Count; i++)
        {
            errors.Require(lines[i].Weighings is { Count: > 0 }, $"lines[{i}].weighings", "orders.weighings-missing")
                .Require(!lines.Take(i).Any(line => line.LotId == lines[i].LotId), $"lines[{i}].lotId", "orders.lot-twice");
            for (var j = 0; j < Math.Min(lines[i].Weighings?.Count ?? 0, MostWeighings); j++) Weighing(errors, lines[i].Weighings![j], $"lines[{i}].weighings[{j}]");
        }

        errors.ThrowIfAny();
    }

    private static void Weighing(FieldErrors errors, WeighIn weighing, string field)
    {
        var plausible = weighing.Gross.IsPositive && weighing.Gross <= Heaviest;
        errors.Require(!string.IsNullOrWhiteSpace(weighing.HouseholdCode), $"{field}.householdCode", "orders.household-missing")
            .Require(plausible, $"{field}.gross", "orders.gross-implausible", Heaviest)
            .Require(weighing.Tare >= Weight.Zero && weighing.Tare <= Heaviest, $"{field}.tare", "orders.weight-negative")
            .Require(weighing.Deduction >= Weight.Zero && weighing.Deduction <= Heaviest, $"{field}.deduction", "orders.weight-negative");
        if (plausible && weighing.Tare <= Heaviest && weighing.Deduction <= Heaviest) errors.Require(weighing.Net.IsPositive, $"{field}.gross", "orders.net-not-positive");
    }

    private static void Text(FieldErrors errors, string? text, string field, string missing, int longest) => errors
        .Require(!string.IsNullOrWhiteSpace(text), field, missing)
        .Require((text?.Trim().Length ?? 0) <= longest, field, "orders.text-too-long", longest);
}
