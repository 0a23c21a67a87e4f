using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>The supplier of a confirmed order names another day. The buyer names one by editing the expected date.</summary>
internal static class Redating
{
    /// <summary>Days ahead of today that a supplier may name.</summary>
    public const int MostDays = 730;

    public static Decision Decide(StockOrder order, OrderCommand.Confirm said, DateOnly expected, OrderFacts facts, DateTimeOffset now)
    {
        if (said.Revision is { } seen && seen != order.Dispatch!.Revision)
            return Decided.Conflict("order_revised", $"The order was revised after this link was sent ({seen}, now {order.Dispatch.Revision}).");
        if (order.Stage is Stage.Received or Stage.Matching)
            return Decided.Conflict("goods_arrived", "All goods have arrived; there is no date left to name.");

        if (Refusal(expected, facts, now) is { } unsound)
            return unsound;
        return expected == order.Header.ExpectedDate
            ? Decided.Nothing
            : Decided.Events(new OrderEvent.Redated(said.By, expected, order.Header.ExpectedDate, said.Comment));
    }

    /// <summary>Null for a day of the account from today to two years ahead.</summary>
    public static Refusal? Refusal(DateOnly expected, OrderFacts facts, DateTimeOffset now)
    {
        var today = ClockDays.DayOf(now, facts.Settings.TimeZone);
        if (expected < today)
            return Invalid("date_has_passed", $"{expected:yyyy-MM-dd} has passed; name a day from {today:yyyy-MM-dd} on.");
        return expected.DayNumber - today.DayNumber > MostDays
            ? Invalid("date_too_far", $"{expected:yyyy-MM-dd} is more than {MostDays} days ahead of {today:yyyy-MM-dd}.")
            : null;
    }

    private static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message, "expected_date");
}
