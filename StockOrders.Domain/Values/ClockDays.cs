namespace StockOrders.Domain.Values;

/// <summary>Days of an account: they begin at midnight of its own time zone.</summary>
internal static class ClockDays
{
    /// <summary>The zone of an IANA name, or null where there is none.</summary>
    public static TimeZoneInfo? Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The day's first instant in the zone of that name: midnight, or the end of the gap where the clocks skip it; the earlier midnight where there are two.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (place.IsAmbiguousTime(midnight))
            return new DateTimeOffset(midnight, place.GetAmbiguousTimeOffsets(midnight).Max()).ToUniversalTime();
        while (place.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, place.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The day in the zone of that name; throws <see cref="TimeZoneNotFoundException"/>, for settings are checked when they are set.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone) => DayOf(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
}
