using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Accounts;

internal static partial class SettingsInput
{
    /// <summary>The largest order (2,000 lines of 10^9 units at 10^9) times this is still a number, so that it can be routed to a person.</summary>
    private const decimal MaxRate = 1_000_000;

    /// <summary>What one unit of another currency is worth in the account's; the list is replaced as a whole.</summary>
    private static ImmutableSortedDictionary<string, decimal>? Rates(JsonFields fields)
    {
        if (fields.Object("rates") is not { } given)
        {
            return null;
        }

        var rates = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var name in given.Names())
        {
            if (Currency.Find(name) is not { } currency)
            {
                given.Refuse(name, "unknown_currency", $"rates.{(name.Length <= 10 ? name : name[..10])} is not an ISO 4217 currency.");
            }
            else if (given.Number(name, 0.0000000001m, MaxRate, 10) is { } rate)
            {
                rates[currency.Code] = rate;
            }
        }

        return rates.ToImmutable();
    }

    /// <summary>A rate that stays keeps its day; one that changes is of the day that was sent with it, or of today.</summary>
    private static ImmutableSortedDictionary<string, DateOnly> RateDays(
        AccountSettings now, ImmutableSortedDictionary<string, decimal> rates, JsonFields fields, DateOnly today)
    {
        var given = fields.Object("rate_dates");
        var days = ImmutableSortedDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (currency, rate) in rates)
        {
            if ((given?.Day(currency) ?? (now.Rates.TryGetValue(currency, out var before) && before == rate ? DayOf(now, currency) : today)) is { } day)
            {
                days[currency] = day;
            }
        }

        // The day of a rate that went with this call goes with it; one that never was is a mistake.
        foreach (var name in given?.Names().Where(name => !rates.ContainsKey(name) && !now.Rates.ContainsKey(name)) ?? [])
        {
            given!.Refuse(name, "unknown_rate", $"rate_dates.{(name.Length <= 10 ? name : name[..10])}: rates has no such currency.");
        }

        return days.ToImmutable();
    }

    private static DateOnly? DayOf(AccountSettings settings, string currency) => settings.RateDays.TryGetValue(currency, out var day) ? day : null;
}
