using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>The sanction ladder of one version of the charter. It knows neither clock nor database.</summary>
internal sealed class Ladder(CharterBook book)
{
    /// <summary>A pledge that was not kept has a way of its own: warning, talk, not renewed.</summary>
    public const string Pledge = "CH-01";

    /// <summary>A grave breach of these leads to removal by itself.</summary>
    private static readonly string[] Grave = ["CH-04", "CH-13", "CH-14", "CH-15", "CH-21"];

    private const int GravePoints = 12;

    public int AnswerDays => Whole("answer_days");

    public int DecisionDays => Whole("decision_days");

    public int AppealDays => Whole("appeal_days");

    public int AppealAnswerDays => Whole("appeal_answer_days");

    public int CureDays => Whole("cure_days");

    /// <summary>Over how many days points add up.</summary>
    public int RollingDays => Whole("rolling_days");

    /// <summary>For how many days a reminder that became no case stays on the record.</summary>
    public int ReminderDays => Leaves(Measure.Reminder);

    /// <summary>From so many points up findings become a case.</summary>
    public int CasePoints => Whole("warning_points");

    public int PublishDays => book.Whole("CH-25", "sanction_days");

    public int HandoverDays => book.Whole("CH-23", "handover_days");

    /// <summary>The highest measure that a decision may take.</summary>
    /// <param name="rule">The case's rule.</param>
    /// <param name="points">The case's own points.</param>
    /// <param name="before">Points that stand on the party's record already.</param>
    /// <param name="sameRule">Decisions of the same rule on its record.</param>
    public Measure Highest(string rule, int points, int before, int sameRule)
    {
        if (rule == Pledge) return sameRule switch { 0 => Measure.Warning, 1 => Measure.Talk, _ => Measure.NotRenewed };
        if (points >= GravePoints && Grave.Contains(rule)) return Measure.Removal;
        return Step(points + before);
    }

    /// <summary>The step at which somebody with so many points stands.</summary>
    public Measure Step(int points) =>
        points >= Whole("removal_points") ? Measure.Removal
        : points >= Whole("suspension_points") ? Measure.Suspension
        : points >= Whole("talk_points") ? Measure.Talk
        : points >= Whole("warning_points") ? Measure.Warning
        : Measure.Reminder;

    /// <summary>Whether the highest measure allows this one: the same or a milder one on its way. A referral is for unlawful acts and open to every case but a pledge's.</summary>
    public static bool Allows(string rule, Measure highest, Measure wanted) => rule == Pledge
        ? wanted <= Measure.Talk ? wanted <= highest : wanted == Measure.NotRenewed && highest == Measure.NotRenewed
        : wanted == Measure.Referral || wanted <= highest;

    /// <summary>For how many days a measure holds unless the decision says less; the longest that it may be told to hold.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="repeated">Whether a suspension stands on the record already.</param>
    public int Days(Measure measure, bool repeated) => measure switch
    {
        Measure.Warning => CureDays,
        Measure.Talk => Whole("plan_days"),
        Measure.Suspension => Whole(repeated ? "suspension_repeat_days" : "suspension_days"),
        Measure.Removal or Measure.NotRenewed => Whole("reapply_days"),
        _ => 0,
    };

    /// <summary>After how many days a decision leaves the record.</summary>
    public int Leaves(Measure measure) => measure switch
    {
        Measure.Reminder => Whole("reminder_record_days"),
        Measure.Warning => Whole("warning_record_days"),
        Measure.Talk or Measure.NotRenewed => Whole("talk_record_days"),
        Measure.Suspension => Whole("suspension_record_days"),
        _ => Whole("removal_record_days"),
    };

    /// <summary>Whether the public is told: from suspension up.</summary>
    public static bool IsPublic(Measure measure) => measure is Measure.Suspension or Measure.Removal or Measure.Referral;

    /// <summary>Mended in the warning's days: half of the points, rounded down.</summary>
    public static int Halved(int points) => points / 2;

    /// <exception cref="RuleBroken">Too high for the record, or too long.</exception>
    public void Require(string rule, Measure highest, Measure measure, int days, bool repeated)
    {
        var most = Days(measure, repeated);
        new FieldErrors()
            .Require(Allows(rule, highest, measure), "measure", "cases.measure-too-high")
            .Require(days >= (most > 0 ? 1 : 0) && days <= most, "days", most > 0 ? "cases.days-outside" : "cases.days-none", 1, most)
            .ThrowIfAny();
    }

    private int Whole(string name) => book.Whole(CharterBook.Schedule, name);
}
