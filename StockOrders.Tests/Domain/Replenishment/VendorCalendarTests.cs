using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using static StockOrders.Tests.Domain.Replenishment.Shelf;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class VendorCalendarTests
{
    // 1 May 2026 is a Friday.
    private static readonly DateOnly Friday = Today;

    [Fact]
    public void A_vendor_without_a_calendar_takes_orders_and_delivers_every_day() =>
        Assert.Equal(new OrderDates(Friday, Friday.AddDays(14), 1), VendorCalendar.Of(Seller, Friday, 14));

    [Fact]
    public void An_order_waits_for_the_next_day_on_which_orders_are_taken()
    {
        var mondays = Seller with { OrderDays = [DayOfWeek.Monday] };

        Assert.Equal(new OrderDates(Friday.AddDays(3), Friday.AddDays(17), 7), VendorCalendar.Of(mondays, Friday, 14));
        Assert.Equal(17, Suggest(Facts(Thing, 0, vendor: mondays)).LeadTime);
    }

    [Fact]
    public void Goods_wait_for_the_next_day_on_which_they_are_delivered()
    {
        var wednesdays = Seller with { DeliveryDays = [DayOfWeek.Wednesday] };

        // Ten days from a Friday is a Monday; whoever orders up to Sunday has the same delivery.
        Assert.Equal(new OrderDates(Friday, Friday.AddDays(12), 1), VendorCalendar.Of(wednesdays, Friday, 10));
        Assert.Equal(new OrderDates(Friday.AddDays(2), Friday.AddDays(12), 7), VendorCalendar.Of(wednesdays, Friday.AddDays(2), 10));
    }

    [Fact]
    public void In_holidays_nothing_is_ordered_and_nothing_delivered()
    {
        var golden = Seller with { Holidays = [new(Friday, Friday.AddDays(4), "Golden Week"), new(Friday.AddDays(15), Friday.AddDays(20))] };

        Assert.Equal(new OrderDates(Friday.AddDays(5), Friday.AddDays(21), 1), VendorCalendar.Of(golden, Friday, 14));
    }

    [Fact]
    public void A_holiday_on_the_only_weekday_costs_the_week()
    {
        var mondays = Seller with { OrderDays = [DayOfWeek.Monday], Holidays = [new(Friday.AddDays(3), Friday.AddDays(3))] };

        Assert.Equal(Friday.AddDays(10), VendorCalendar.Of(mondays, Friday, 14).OrderOn);
    }

    [Fact]
    public void Who_is_closed_for_ever_is_asked_as_if_they_opened_after_two_years() => Assert.Equal(
        Friday.AddDays(VendorCalendar.Horizon),
        VendorCalendar.NextOrderDay(Seller with { Holidays = [new(Friday, DateOnly.MaxValue)] }, Friday));

    [Fact]
    public void Days_between_orders_are_made_provision_for_where_a_service_level_steers()
    {
        var daily = Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(20, 4)));
        var weekly = Suggest(Facts(Thing with { ServiceLevel = 0.95 }, 0, Forecast(20, 4), Seller with { OrderDays = [DayOfWeek.Friday] }));

        Assert.Equal(daily.ReorderPoint, weekly.ReorderPoint);
        Assert.InRange(daily.ReviewAllowance, 9.9m, 13);
        Assert.InRange(weekly.ReviewAllowance, 69.9m, 200);
    }
}
