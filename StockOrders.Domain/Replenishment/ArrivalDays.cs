namespace StockOrders.Domain.Replenishment;

/// <summary>When goods on their way are there, in days from today and in that order.</summary>
internal static class ArrivalDays
{
    /// <summary>What is overdue comes today; what has no day, when an order placed today would.</summary>
    /// <param name="leadTime">Days until an order placed today is there.</param>
    public static (int Day, decimal Quantity)[] Of(Promised promised, DateOnly today, int leadTime)
    {
        if (promised.Arrivals.IsDefaultOrEmpty)
            return [];

        var days = new (int Day, decimal Quantity)[promised.Arrivals.Length];
        for (var index = 0; index < days.Length; index++)
            days[index] = (DayOf(promised.Arrivals[index], today, leadTime), promised.Arrivals[index].Quantity);
        if (days.Length > 1)
            Array.Sort(days, static (one, other) => one.Day.CompareTo(other.Day));
        return days;
    }

    public static int DayOf(Arrival arrival, DateOnly today, int leadTime) =>
        arrival.Day is { } day ? Math.Max(0, day.DayNumber - today.DayNumber) : leadTime;
}
