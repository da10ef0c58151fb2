using Microsoft.AspNetCore.Http.Metadata;

namespace ConsumerAid.Storefront.Api;

// What the API answers. Handlers return these, so that the published description and the bytes cannot differ.

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page, or null.</param>
internal sealed record ListOut<T>(IEnumerable<T> Items, string? Next);

/// <summary>A code with its name in the reader's language.</summary>
internal sealed record NamedOut(string Code, string Name);

/// <summary>A remark that does not stop the act.</summary>
internal sealed record WarningOut(string Code, string Sentence);

/// <summary>What a rule of the charter remarks.</summary>
internal sealed record ObjectionOut(string Rule, string Measured, string Limit, string Sentence);

/// <summary>It was done, to this thing.</summary>
internal sealed record DoneOut(Guid Id);

/// <summary>It was heard; who said it is written nowhere.</summary>
internal sealed record HeardOut(bool Heard);

internal sealed record TokenOut(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles);

internal sealed record VillageOut(string Code, string Name, string Town);

internal sealed record HouseholdOut(
    string Code, string? Name, string? Phone, VillageOut Village, NamedOut County, int People, string? Category, string? LiaisonCode, int? NeedWeight);

internal sealed record HouseholdSheetOut(
    string Code, string? Name, string? Phone, string? IdNumber, string? BankAccount, int People, int? NeedWeight, VillageOut Village, NamedOut County,
    IEnumerable<CategoryOut> Categories, IEnumerable<HoldingOut> Holdings, IEnumerable<ConsentOut> Consents);

internal sealed record CategoryOut(string Category, DateOnly From, DateOnly? To);

/// <param name="Size">Hundredths of a mu; whole heads, birds, hives or plants.</param>
internal sealed record HoldingOut(string Produce, long Size, string Unit, WeightOut YieldPerUnit, WeightOut YieldPerSeason);

internal sealed record ConsentOut(string Kind, string TextVersion, DateOnly GivenOn, DateOnly? WithdrawnOn);

internal sealed record StockOut(Guid Id, bool OutOfSeason);

internal sealed record StockSheetOut(
    Guid Id, string Number, string HouseholdCode, NamedOut Produce, string Grade, WeightOut Weight, PriceOut WantedPrice, DateOnly HarvestedOn, DateOnly SpoilsOn, bool OutOfSeason, string State,
    Guid? LotId, int Photos);

/// <param name="Hash">SHA-256 of the received bytes.</param>
internal sealed record PictureOut(Guid Id, string Hash);

internal sealed record LotStateOut(Guid Id, string State);

internal sealed record SubmittedLotOut(Guid Id, string State, IEnumerable<ObjectionOut> Warnings);

internal record LotOut(
    Guid Id, string Number, string Title, NamedOut Produce, string Grade, NamedOut County, PriceOut UnitPrice, WeightOut Step, WeightOut MinimumOrder, WeightOut Free, WeightOut? Reserved,
    WeightOut? Sold, string CertificateNo, DateOnly SpoilsOn, int DaysLeft, int? Households, string State);

/// <summary>All that stands of a lot in a list, and what only one lot has room for.</summary>
internal sealed record LotSheetOut(LotOut Card) : LotOut(Card)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public LotOut Card { get; } = Card;

    public required string Packaging { get; init; }

    public required string? Note { get; init; }

    public required bool OnSale { get; init; }

    public required IEnumerable<TierOut> Tiers { get; init; }

    public required IEnumerable<LotPictureOut> Pictures { get; init; }

    public required OriginOut Origin { get; init; }

    public required PaperOut? Certificate { get; init; }

    public required IEnumerable<LotStepOut> Steps { get; init; }

    /// <summary>Of whoever is no party to the lot: null.</summary>
    public required PriceOut? HouseholdPrice { get; init; }
}

internal sealed record TierOut(WeightOut From, PriceOut UnitPrice);

internal sealed record LotPictureOut(Guid Id, string Hash, int Width, int Height, DateTimeOffset? CapturedAt, string Url);

internal sealed record OriginOut(NamedOut County, bool IsPovertyCounty, string Cooperative, int? Villages);

internal sealed record PaperOut(string Number, DateOnly ValidFrom, DateOnly ValidTo);

internal sealed record LotStepOut(string? From, string To, DateTimeOffset At, string? By, string? Reason);

internal sealed record ProduceOut(string Code, string Name, string Category, string CountyCode, string Storage, int ShelfLifeDays, IEnumerable<int> HarvestMonths);

internal sealed record PlacedOut(Guid Id, string Number, string State, MoneyOut Total, IEnumerable<WarningOut> Warnings);

internal sealed record OrderRowOut(Guid Id, string Number, string? MemberPoNumber, string MemberName, string State, MoneyOut? Total, DateTimeOffset PlacedAt);

internal sealed record OrderStateOut(Guid Id, string Number, string State);

internal sealed record OrderOut(
    Guid Id, string Number, string? MemberPoNumber, string MemberName, string State, StandingOut Standing, string DeliverTo, DateOnly DeliverOn, string PaymentTerms, DateTimeOffset PlacedAt,
    string RequestedBy, DateTimeOffset? ApprovedAt, string? ApprovedBy, DateTimeOffset? FreeCancellationUntil, int CharterVersion, MoneyOut Total, MoneyOut Amount, IEnumerable<OrderLineOut> Lines,
    IEnumerable<OrderPartOut> Parts, IEnumerable<OrderDispatchOut> Dispatches, IEnumerable<OrderStepOut> History);

/// <summary>Where the order stands, and by when somebody acts next.</summary>
internal sealed record StandingOut(string Sentence, DateTimeOffset? By);

internal sealed record OrderLineOut(
    Guid Id, Guid LotId, string LotNumber, string LotTitle, string Produce, string Grade, string CertificateNo, WeightOut Weight, PriceOut UnitPrice, PriceOut HouseholdPrice, MoneyOut Price,
    int TolerancePerMille, int AcceptanceHours, WeightOut Open, WeightOut Dispatched, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, MoneyOut Amount);

internal sealed record OrderPartOut(Guid CooperativeId, string CooperativeName, string State, string? ClosedReason, DateTimeOffset? CancellationAskedAt, string? CancellationReason);

internal sealed record OrderDispatchOut(Guid Id, string Number, string State, WeightOut Net, DateTimeOffset LeftAt);

internal sealed record OrderStepOut(string Act, string? From, string To, string By, DateTimeOffset At, string? Reason);

/// <param name="Run">How often the line has been divided.</param>
/// <param name="Shortage">What nobody can give.</param>
internal sealed record RedividedOut(int Run, WeightOut Shortage);

internal sealed record AllocationOut(bool Provisional, IEnumerable<AllocationLineOut> Lines);

internal sealed record AllocationLineOut(Guid? LineId, Guid LotId, WeightOut Weight, WeightOut Shortage, IEnumerable<ShareOut> Shares);

/// <summary>Buyers see the alias alone: no code, offer, need weight or earlier sales.</summary>
internal sealed record ShareOut(
    string? HouseholdCode, string Alias, WeightOut? Offer, int? NeedWeight, WeightOut? AlreadySold, WeightOut Share, WeightOut Dispatched, string Reason);

internal sealed record DispatchedOut(Guid Id, string Number, WeightOut Net, IEnumerable<WarningOut> Warnings);

internal sealed record DispatchOut(
    Guid Id, string Number, Guid OrderId, string OrderNumber, string State, string SlipNo, string SlipHash, string VehiclePlate, string ConformityNo, DateTimeOffset LeftAt,
    DateTimeOffset ExpectedArrival, DateTimeOffset? ArrivedAt, DateTimeOffset AcceptanceDueAt, IEnumerable<DispatchLineOut> Lines);

internal sealed record DispatchLineOut(
    Guid LotId, WeightOut Net, WeightOut? Arrived, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, WeightOut Disputed, MoneyOut Amount);

internal sealed record DispatchStateOut(Guid Id, string Number, string State, string OrderState, DateTimeOffset? DueAt, IEnumerable<WarningOut> Warnings);

internal sealed record HouseholdTonnageOut(
    string HouseholdCode, DateTimeOffset AsOf, int Pending, WeightOut Dispatched, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, WeightOut Returned,
    IEnumerable<LotTonnageOut> ByLot, IEnumerable<MonthTonnageOut> ByMonth);

internal sealed record LotTonnageOut(Guid LotId, string Produce, WeightOut Dispatched, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, WeightOut Returned);

internal sealed record MonthTonnageOut(string Month, WeightOut Dispatched, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, WeightOut Returned);

internal sealed record TonnageOut(
    string By, DateOnly? From, DateOnly? To, DateTimeOffset AsOf, int Pending, bool IsPublic, IEnumerable<TonnageRowOut> Items, TonnageRowOut Total, string? Next);

internal sealed record TonnageRowOut(
    string Key, string? Name, WeightOut Dispatched, WeightOut Accepted, WeightOut Rejected, WeightOut Spoiled, WeightOut Returned, MoneyOut ToHouseholds, int Groups, int? Households, int? People);

internal sealed record ImpactOut(DateTimeOffset AsOf, int Pending, string? Seal, DateTimeOffset? SealedAt, IReadOnlyList<Orders.Ledger.ImpactFigure> Figures);

internal sealed record CharterOut(
    int Number, bool InForce, DateOnly EffectiveFrom, string Title, string AdoptedBy, string Preamble, IEnumerable<ArticleOut> Articles, IEnumerable<ParameterOut> Schedule,
    IReadOnlyList<AllianceAdmin.Charter.CharterEdition> Versions);

internal sealed record ArticleOut(
    string Rule, string Name, string Demand, string Source, string Severity, IReadOnlyList<string> Binds, IReadOnlyList<string> Basis, string Effect, bool Enforced, IEnumerable<ParameterOut> Parameters);

internal sealed record ParameterOut(string Name, string Label, long? Number, string Value);

internal sealed record FindingOut(Guid Id, DateTimeOffset At, string Rule, string Effect, string Subject, string Measured, string Limit, string Sentence);

/// <summary>Problem details (RFC 9457).</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Errors">What is wrong with which field, in the reader's language.</param>
internal sealed record ProblemOut(string Type, string Title, int Status, string? Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>Says of every call which refusals it may answer with.</summary>
internal static class Refusals
{
    private const string ProblemJson = "application/problem+json";

    public static void TellsProblems(this RouteGroupBuilder api) => ((IEndpointConventionBuilder)api).Finally(endpoint =>
    {
        var isOpen = endpoint.Metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any();
        var writes = endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Any(method => method is "POST" or "PUT"));
        int[] statuses = [400, .. isOpen ? Array.Empty<int>() : [401, 403], 404, .. writes ? [409, 413, 415] : Array.Empty<int>(), 422, 429, 500];
        var told = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(known => known.StatusCode).ToHashSet();
        foreach (var status in statuses.Where(status => !told.Contains(status))) endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemOut), [ProblemJson]));
    });
}
