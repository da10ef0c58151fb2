namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>The period that the address asks for: <c>year</c> (so far, the default), <c>month</c>, <c>last-month</c>, <c>last-year</c>, <c>all</c>, or <c>days</c> with its two ends.</summary>
internal sealed record ImpactPeriod(string Code, DateOnly? From, DateOnly? To)
{
    public static ImpactPeriod Of(string? code, DateOnly? from, DateOnly? to, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        return code switch
        {
            "month" => new(code, month, today),
            "last-month" => new(code, month.AddMonths(-1), month.AddDays(-1)),
            "last-year" => new(code, year.AddYears(-1), year.AddDays(-1)),
            "all" => new(code, null, null),
            "days" => new(code, from, to),
            _ => new("year", year, today),
        };
    }
}
