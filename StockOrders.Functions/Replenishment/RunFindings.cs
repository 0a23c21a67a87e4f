namespace StockOrders.Functions.Replenishment;

/// <summary>A variant that could not be worked through. What earlier runs found of it stands; nothing is ordered of it.</summary>
/// <param name="Code">One of <see cref="RunFailureCodes"/>.</param>
internal sealed record RunFailureRow(string Variant, string Code, string Message);

internal static class RunFailureCodes
{
    /// <summary>A row's bytes are damaged.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A figure is out of any possible bounds, or what is worked out from it would be.</summary>
    public const string ImpossibleFigures = "impossible_figures";

    /// <summary>A fault of the program's own.</summary>
    public const string NotCalculated = "not_calculated";
}

/// <summary>Variants that were looked at and for which nothing can be ordered, by why.</summary>
/// <param name="Code">One of <see cref="RunSkipCodes"/>.</param>
/// <param name="Examples">The first few.</param>
internal sealed record RunSkip(string Code, int Variants, string[] Examples)
{
    public const int MostExamples = 10;

    /// <summary>Those of several pages together.</summary>
    public static IReadOnlyList<RunSkip> Together(IEnumerable<RunSkip> skips) =>
    [
        .. skips
            .GroupBy(skip => skip.Code)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new RunSkip(
                group.Key, group.Sum(skip => skip.Variants), [.. group.SelectMany(skip => skip.Examples).Take(MostExamples)])),
    ];
}

internal static class RunSkipCodes
{
    /// <summary>Sold no more.</summary>
    public const string Removed = "removed";

    /// <summary>In no warehouse that is open.</summary>
    public const string KeptNowhere = "kept_nowhere";

    /// <summary>Needed, and nobody sells it.</summary>
    public const string NoVendor = "no_vendor";

    public static string Sentence(string code) => code switch
    {
        Removed => "Sold no more.",
        KeptNowhere => "Never in stock, sold or ordered in any open warehouse.",
        NoVendor => "Needed, and no vendor that the account buys from offers it.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
