using System.Globalization;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>Instants as programs get them: UTC, with milliseconds only where there are some.</summary>
internal static class Rfc3339
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString(
        at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
