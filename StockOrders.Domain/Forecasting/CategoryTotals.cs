namespace StockOrders.Domain.Forecasting;

/// <summary>
/// What a category's profile is made from, added up variant by variant; totals of parts of a category merge. A variant with a year of
/// history shows the season: its demand over its own mean, so that large sellers do not drown the rest, and in plain units where it sells
/// less than one a day, because a single sale of those says little. Growth from year to year is taken out, or a rising category
/// would look like one that sells in winter.
/// </summary>
internal sealed class CategoryTotals
{
    private const int Year = 364;
    private const int Recently = 91;

    /// <summary>Fewer variants with a year of history show their own accidents, not a season.</summary>
    private const int FewestSeasonal = 10;

    /// <summary>Variants with four weeks of history.</summary>
    public int Variants { get; set; }

    /// <summary>Sum of their mean units a day, of late.</summary>
    public double Daily { get; set; }

    /// <summary>Sum of the variances of their days.</summary>
    public double Variance { get; set; }

    /// <summary>Variants with a year of history.</summary>
    public int Seasonal { get; set; }

    /// <summary>By week of the year: demand of theirs over what it would be without a season.</summary>
    public double[] Sold { get; init; } = new double[SeasonProfile.Weeks];

    /// <summary>By week of the year: what it would be.</summary>
    public double[] Expected { get; init; } = new double[SeasonProfile.Weeks];

    /// <param name="sold">Units by day, yesterday last, from the first sale on.</param>
    /// <param name="outOfStock">For the same days.</param>
    public void Add(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, DateOnly today)
    {
        var (sum, squares, days) = Moments(sold, outOfStock, Math.Max(0, sold.Length - Recently), sold.Length);
        if (sold.Length < DemandCurve.Month || days == 0) return;

        Variants++;
        Daily += sum / days;
        Variance += Math.Max(0, (squares / days) - (sum / days * (sum / days)));
        if (sold.Length >= Year) AddYear(sold, outOfStock, today);
    }

    public void Merge(CategoryTotals other)
    {
        Variants += other.Variants;
        Daily += other.Daily;
        Variance += other.Variance;
        Seasonal += other.Seasonal;
        for (var week = 0; week < Sold.Length; week++)
        {
            Sold[week] += other.Sold[week];
            Expected[week] += other.Expected[week];
        }
    }

    /// <summary>Null where no variant of the category has a history.</summary>
    public CategoryProfile? Profile(string category) => Variants == 0
        ? null
        : new CategoryProfile(
            category,
            Variants,
            Math.Round(Daily / Variants, 6),
            Math.Round(Math.Sqrt(Variance / Variants), 6),
            Seasonal < FewestSeasonal ? null : SeasonProfile.Of(Sold, Expected));

    private void AddYear(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, DateOnly today)
    {
        var years = sold.Length >= 2 * Year ? 2 : 1;
        var from = sold.Length - (years * Year);
        var (sum, _, days) = Moments(sold, outOfStock, from, sold.Length);
        if (sum <= 0) return;

        Seasonal++;
        var mean = sum / days;
        var weight = Math.Min(1, 1 / mean);
        var growth = years == 2 ? Growth(sold, outOfStock, from) : 0;
        var dayOfYear = today.AddDays(from - sold.Length).DayOfYear - 1;
        for (var day = from; day < sold.Length; day++)
        {
            if (outOfStock[day]) continue;
            var week = (dayOfYear + day - from) % 365 / 7;
            Sold[week] += Math.Max(0, sold[day]) * weight;
            Expected[week] += mean * weight * (1 + (growth * (day - from - Year)));
        }
    }

    /// <summary>Of the mean, a day: the difference of two years over the days between them, at most so much that nothing falls below 0.</summary>
    private static double Growth(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, int from)
    {
        var (before, _, daysBefore) = Moments(sold, outOfStock, from, from + Year);
        var (after, _, daysAfter) = Moments(sold, outOfStock, from + Year, sold.Length);
        if (daysBefore == 0 || daysAfter == 0) return 0;

        var (first, second) = (before / daysBefore, after / daysAfter);
        return Math.Clamp((second - first) / ((first + second) / 2 * Year), -0.9 / Year, 0.9 / Year);
    }

    private static (double Sum, double Squares, int Days) Moments(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, int from, int to)
    {
        var (sum, squares, days) = (0d, 0d, 0);
        for (var day = from; day < to; day++)
        {
            if (outOfStock[day]) continue;
            var units = Math.Max(0, sold[day]);
            sum += units;
            squares += units * units;
            days++;
        }

        return (sum, squares, days);
    }
}
