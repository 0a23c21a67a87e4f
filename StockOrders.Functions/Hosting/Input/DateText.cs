using System.Globalization;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>
/// Dates as programs send them. The bounds keep out what only looks like a date: 20180315 as Unix seconds is a day in 1970,
/// and milliseconds are a day in the year 55,000.
/// </summary>
internal static class DateText
{
    public static readonly DateOnly Earliest = new(2000, 1, 1);
    public static readonly DateOnly Latest = new(2199, 12, 31);

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    /// <summary>True for a day that is written as one, and not as an instant in it.</summary>
    public static bool IsPlainDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The day, or null where the text is none.</summary>
    public static DateOnly? Day(string text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Bounded(day);
        }

        return Instant(text) is { } at ? Bounded(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime)) : null;
    }

    /// <summary>An instant: ISO 8601 with an offset, or Unix seconds; null for anything else.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (text.Length is > 0 and <= 12 && text.All(char.IsAsciiDigit))
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(Math.Min(long.Parse(text, CultureInfo.InvariantCulture), 7_500_000_000));
            return Bounded(DateOnly.FromDateTime(at.UtcDateTime)) is null ? null : at;
        }

        return DateTimeOffset.TryParseExact(
            text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }

    private static DateOnly? Bounded(DateOnly day) => day >= Earliest && day <= Latest ? day : null;
}
