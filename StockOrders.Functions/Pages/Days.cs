using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Pages;

/// <summary>Days and instants in words.</summary>
internal static class Days
{
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>By the clock of the account's own place, which is named, for readers may be elsewhere.</summary>
    public static string Of(DateTimeOffset instant, AccountSettings settings)
    {
        var zone = ClockDays.Zone(settings.TimeZone) ?? TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTime(instant, zone);
        return there.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({zone.Id})";
    }
}
