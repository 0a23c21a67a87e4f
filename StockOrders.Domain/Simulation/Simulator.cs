using StockOrders.Domain.Demand;

namespace StockOrders.Domain.Simulation;

/// <summary>
/// Plays a period day by day: in the morning goods arrive, then it is decided what to order, then the day's demand comes and what is not
/// there is lost. An order of lead time L that is placed on a morning has to last for the demand of L days.
/// </summary>
internal static class Simulator
{
    public static SimulatedDay[] Run(SimulatedPeriod period, Func<Morning, Ordered> decide)
    {
        var days = new SimulatedDay[period.Demand.Length];
        var known = new GrowingHistory(period.Before, period.From, days.Length);
        List<(DateOnly Due, DateOnly Day, decimal Quantity)> coming = [.. period.OnOrder.Select(order => (order.Day, order.Day, order.Quantity))];
        List<(DateOnly Day, decimal Quantity)> promised = [.. period.OnOrder];
        var stock = period.OpeningStock;
        var orders = 0;
        for (var index = 0; index < days.Length; index++)
        {
            var today = period.From.AddDays(index);
            var arrived = 0m;
            for (var order = coming.Count - 1; order >= 0; order--)
            {
                if (coming[order].Due > today)
                    continue;
                arrived += coming[order].Quantity;
                coming.RemoveAt(order);
                promised.RemoveAt(order);
            }

            stock += arrived;
            var ordered = decide(new Morning(today, stock, known.UpToYesterday, promised));
            if (ordered.Quantity > 0)
            {
                var taken = period.LeadTimes.IsEmpty ? ordered.LeadTime : period.LeadTimes[orders % period.LeadTimes.Length];
                orders++;
                if (taken <= 0)
                {
                    stock += ordered.Quantity;
                    arrived += ordered.Quantity;
                }
                else
                {
                    coming.Add((today.AddDays(taken), today.AddDays(ordered.LeadTime), ordered.Quantity));
                    promised.Add((today.AddDays(ordered.LeadTime), ordered.Quantity));
                }
            }

            var demand = period.Demand[index];
            var sold = Math.Min(demand, Math.Max(0, stock));
            stock -= sold;
            days[index] = new SimulatedDay(today, arrived, ordered.Quantity, demand, demand - sold, stock);
            known.Add(today, sold, stock);
        }

        return days;
    }

    /// <summary>Sales and stock as they become known: a day is added when it is over.</summary>
    private sealed class GrowingHistory
    {
        private readonly DateOnly _first;
        private readonly long[] _units;
        private readonly long[] _levels;

        public GrowingHistory(DemandHistory before, DateOnly from, int days)
        {
            _first = before.Length == 0 || before.First > from ? from : before.First;
            _units = new long[from.DayNumber - _first.DayNumber + days];
            _levels = new long[_units.Length];
            Array.Fill(_levels, DemandDays.NotCounted);
            for (var day = _first; day < from; day = day.AddDays(1))
                _units[day.DayNumber - _first.DayNumber] = DemandHistory.Scaled(before.SoldOn(day));
            var levelBefore = DemandDays.NotCounted;
            foreach (var level in before.Levels.Where(level => level.Day < from))
            {
                if (level.Day < _first)
                    levelBefore = DemandHistory.Scaled(level.Level);
                else
                    _levels[level.Day.DayNumber - _first.DayNumber] = DemandHistory.Scaled(level.Level);
            }

            UpToYesterday = new DemandHistory(_first, _units, _levels, levelBefore);
        }

        /// <summary>Shares its days with those that are still to be added: until then they hold nothing.</summary>
        public DemandHistory UpToYesterday { get; }

        public void Add(DateOnly day, decimal sold, decimal level)
        {
            _units[day.DayNumber - _first.DayNumber] = DemandHistory.Scaled(sold);
            _levels[day.DayNumber - _first.DayNumber] = DemandHistory.Scaled(level);
        }
    }
}
