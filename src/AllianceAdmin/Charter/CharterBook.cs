using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>What the program works with of one version: parameters and effects, ready to read.</summary>
internal sealed class CharterBook(CharterVersion version)
{
    /// <summary>The parameters of the trade that belong to no rule.</summary>
    public const string Schedule = "TERMS";

    private readonly Dictionary<(string Rule, string Name), long> numbers =
        version.Parameters.Where(parameter => parameter.Number is not null).ToDictionary(parameter => (parameter.Rule, parameter.Name), parameter => parameter.Number!.Value);

    private readonly Dictionary<string, CharterEffect> effects = version.Articles.ToDictionary(article => article.Rule, article => article.Effect);

    private CharterTerms? terms;

    public int Version => version.Number;

    /// <summary>What the trade works with.</summary>
    public CharterTerms Terms => terms ??= new CharterTerms
    {
        Version = Version,
        NeedWeight = Whole(Schedule, "need_weight"), NeedWeightOutOfPoverty = Whole(Schedule, "need_weight_out_of_poverty"),
        NeedWeightMonitored = Whole(Schedule, "need_weight_monitored"),
        FreshTolerancePerMille = Whole("CH-16", "fresh_tolerance"), PackagedTolerancePerMille = Whole("CH-16", "packaged_tolerance"),
        FreshAcceptanceHours = Whole("CH-09", "fresh_hours"), PackagedAcceptanceHours = Whole("CH-09", "packaged_hours"),
        FreeCancellationHours = Whole("CH-19", "free_hours"), HouseholdShareHundredths = Whole("CH-06", "min_share"),
        PriceWarnHundredths = Whole("CH-10", "warn"), PriceBlockHundredths = Whole("CH-10", "block"), ReferenceDays = Whole("CH-10", "window_days"),
        ReferenceObservations = Whole("CH-10", "observations"), PriceExplanationHours = Whole("CH-10", "explain_hours"),
        DistressEvidenceDays = Whole("CH-14", "evidence_max_age"), DistressLabelDays = Whole("CH-14", "label_ttl"), DistressWeightErrorPercent = Whole("CH-14", "weight_error"),
        DistressLotPercent = Whole("CH-14", "lot_share"),
        ApprovalHours = Whole(Schedule, "approval_hours"), DisputeHours = Whole(Schedule, "dispute_hours"),
        CertificateValidityDays = Whole("CH-03", "validity_days"), CertificateNoticeDays = Whole("CH-03", "notice_days"), CertificateWarnDays = Whole("CH-03", "warn_days"),
        TestReportHours = Whole("CH-13", "report_hours"),
    };

    /// <summary>A parameter in its unit.</summary>
    /// <exception cref="InvalidOperationException">The version lacks it.</exception>
    public int Whole(string rule, string name) =>
        numbers.TryGetValue((rule, name), out var number) ? checked((int)number) : throw new InvalidOperationException($"Version {Version} of the charter lacks {rule} {name}.");

    /// <summary>A verdict that does what its rule would, but never more than this version lets it.</summary>
    public Verdict Soften(Verdict verdict) => effects.TryGetValue(verdict.Objection.Rule, out var most) && most < verdict.Objection.Effect
        ? verdict with { Objection = verdict.Objection with { Effect = most } } : verdict;
}
