using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;

namespace StockOrders.Domain.Replenishment;

/// <summary>When a vendor takes orders and delivers, by the weekdays and holidays that they keep. Days are the account's.</summary>
internal static class VendorCalendar
{
    /// <summary>Two years: whoever is closed longer is asked as if they opened then.</summary>
    public const int Horizon = 731;

    /// <param name="days">From the order to the goods, as the vendor counts: days on which they are closed are not left out.</param>
    public static OrderDates Of(Vendor vendor, DateOnly today, int days)
    {
        if (IsOpenAlways(vendor))
            return new OrderDates(today, today.AddDays(days), 1);

        var order = NextOrderDay(vendor, today);
        var arrival = NextDeliveryDay(vendor, order.AddDays(days));

        // Whoever does not order for this delivery waits for the next: the days between the two are what stock has to last for meanwhile.
        var following = NextDeliveryDay(vendor, NextOrderDay(vendor, order.AddDays(1)).AddDays(days));
        return new OrderDates(order, arrival, Math.Max(1, following.DayNumber - arrival.DayNumber));
    }

    public static DateOnly NextOrderDay(Vendor vendor, DateOnly from) => Next(vendor, vendor.OrderDays, from);

    public static DateOnly NextDeliveryDay(Vendor vendor, DateOnly from) => Next(vendor, vendor.DeliveryDays, from);

    private static bool IsOpenAlways(Vendor vendor) =>
        vendor.OrderDays.IsDefaultOrEmpty && vendor.DeliveryDays.IsDefaultOrEmpty && vendor.Holidays.IsDefaultOrEmpty;

    private static DateOnly Next(Vendor vendor, ImmutableArray<DayOfWeek> weekdays, DateOnly from)
    {
        var day = from;
        while (day.DayNumber - from.DayNumber < Horizon && !IsOpen(vendor, weekdays, day))
            day = day.AddDays(1);
        return day;
    }

    private static bool IsOpen(Vendor vendor, ImmutableArray<DayOfWeek> weekdays, DateOnly day)
    {
        if (!weekdays.IsDefaultOrEmpty && !weekdays.Contains(day.DayOfWeek))
            return false;
        if (vendor.Holidays.IsDefaultOrEmpty)
            return true;
        foreach (var holiday in vendor.Holidays)
        {
            if (holiday.Contains(day))
                return false;
        }

        return true;
    }
}

/// <param name="OrderOn">The first day on which the vendor takes an order, today where they do.</param>
/// <param name="ArrivesOn">When what is ordered then is there.</param>
/// <param name="DaysBetween">From that delivery to the one of the next order that could be placed; at least 1.</param>
internal readonly record struct OrderDates(DateOnly OrderOn, DateOnly ArrivesOn, int DaysBetween);
