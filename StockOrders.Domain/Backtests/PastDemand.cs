using System.Collections.Immutable;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Backtests;

/// <summary>What was asked for in a past period, as far as that is known.</summary>
/// <param name="Units">By day: what was sold, and on days out of stock what had been expected.</param>
/// <param name="FilledDays">Days out of stock.</param>
/// <param name="FilledUnits">Expected of those, in whole steps of the variant's unit.</param>
internal sealed record PastDemand(ImmutableArray<decimal> Units, int FilledDays, decimal FilledUnits)
{
    /// <param name="to">The last day, included.</param>
    /// <param name="unitDecimals">Digits of the variant's unit: what is left of rounding goes to the next day that is filled.</param>
    public static PastDemand Of(DemandHistory history, DateOnly from, DateOnly to, ForecastTerms terms, int unitDecimals)
    {
        var units = ImmutableArray.CreateBuilder<decimal>(to.DayNumber - from.DayNumber + 1);
        var (filledDays, filledUnits, owed) = (0, 0m, 0m);
        (DateOnly Day, Forecast Forecast)? expected = null;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!history.IsOutOfStock(day))
            {
                expected = null;
                units.Add(Math.Max(0, history.SoldOn(day)));
                continue;
            }

            // As it was expected on the morning when the shelf was first found empty.
            var (since, forecast) = expected ??= (day, Forecasts.Of(history.Series(day), day, terms));
            var ahead = day.DayNumber - since.DayNumber;
            owed += (decimal)forecast.Between(ahead, ahead + 1);
            var filled = decimal.Round(owed, unitDecimals, MidpointRounding.ToZero);
            owed -= filled;
            filledDays++;
            filledUnits += filled;
            units.Add(filled);
        }

        return new PastDemand(units.MoveToImmutable(), filledDays, filledUnits);
    }
}
