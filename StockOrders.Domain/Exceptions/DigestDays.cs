namespace StockOrders.Domain.Exceptions;

/// <summary>On which days of an account a digest is due. Each day has one moment for it, whatever the clocks do that day.</summary>
internal static class DigestDays
{
    /// <summary>The last day whose moment has come, and the moment.</summary>
    /// <param name="at">Time of day on the account's clocks.</param>
    public static (DateOnly Day, DateTimeOffset Moment) Due(DateTimeOffset now, TimeSpan at, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var moment = Moment(day, at, zone);
        return moment <= now ? (day, moment) : (day.AddDays(-1), Moment(day.AddDays(-1), at, zone));
    }

    /// <summary>A time that the clocks leave out comes when they have gone forward; one that comes twice counts the first time.</summary>
    public static DateTimeOffset Moment(DateOnly day, TimeSpan at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(at));
        if (zone.IsInvalidTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1)));
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }
}
