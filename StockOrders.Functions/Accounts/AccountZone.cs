using StockOrders.Domain.Accounts;

namespace StockOrders.Functions.Accounts;

internal static class AccountZone
{
    /// <summary>Where the account's days begin. Settings are refused with a zone that is unknown, so it is there.</summary>
    public static TimeZoneInfo Zone(this AccountSettings settings) => TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
}
