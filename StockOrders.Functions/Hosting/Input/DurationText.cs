using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>Elapsed times as ISO 8601 writes them: weeks, days, hours, minutes and seconds. Months and years have no fixed length and are refused.</summary>
internal static partial class DurationText
{
    /// <summary>The time, or null where the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        if (!Fixed().IsMatch(text) || text is "P" or "PT")
        {
            return null;
        }

        if (Weeks().Match(text) is { Success: true } weeks)
        {
            return TimeSpan.FromDays(7 * int.Parse(weeks.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>In hours where it is whole ones, as the contract writes them (PT72H), else in the largest unit that is whole.</summary>
    public static string Of(TimeSpan time) => (time.Ticks % TimeSpan.TicksPerHour, time.Ticks % TimeSpan.TicksPerMinute) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"PT{time.Ticks / TimeSpan.TicksPerHour}H"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"PT{time.Ticks / TimeSpan.TicksPerMinute}M"),
        _ => string.Create(CultureInfo.InvariantCulture, $"PT{time.TotalSeconds:0.###}S"),
    };

    [GeneratedRegex(@"^P(\d{1,4}W|(\d{1,5}D)?(T(\d{1,6}H)?(\d{1,7}M)?(\d{1,9}(\.\d{1,3})?S)?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^P(\d{1,4})W$", RegexOptions.CultureInvariant)]
    private static partial Regex Weeks();
}
