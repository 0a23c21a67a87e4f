using StockOrders.Domain.Orders;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// Watches the day on which goods are expected. It ends at midnight of the account's time zone; what is missing then makes the order late
/// until a later day is known, whoever says it, and while the buyer has a proposal to decide on nobody is asked. Late with nothing received is a stage of its own; late in part stays where it is.
/// </summary>
internal static class Lateness
{
    /// <summary>After the last time the supplier was asked, until a person is told.</summary>
    public static readonly TimeSpan LastAnswer = TimeSpan.FromDays(1);

    public static IEnumerable<Deadline> Of(StockOrder order)
    {
        if (!IsWaitedFor(order) || order.Dispatch is not { TimeZone: { } zone } dispatch || order.Header.ExpectedDate is not { } expected)
            yield break;
        if (order.Delay is not { } delay)
            yield return new Deadline(EndOf(expected, zone), new OrderEvent.Delayed(expected, dispatch.To));
        else if (order.OpenProposal() is not null)
            yield break;
        else if (delay.Chased < dispatch.DelayChases.Length)
            yield return new Deadline(delay.Since + dispatch.DelayChases[delay.Chased], new OrderEvent.DelayChased(dispatch.To));
        else if (delay.GivenUpAt is null)
            yield return new Deadline(delay.Since + (dispatch.DelayChases is [.., var last] ? last : default) + LastAnswer, new OrderEvent.DelayUnanswered());
    }

    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.Delayed e => order with { Delay = new Delay { Expected = e.Expected, Since = entry.At } },
        OrderEvent.DelayChased => order with { Delay = order.Delay! with { Chased = order.Delay.Chased + 1 } },
        OrderEvent.DelayUnanswered => order with { Delay = order.Delay! with { GivenUpAt = entry.At } },
        OrderEvent.Redated e => order with { Header = order.Header with { ExpectedDate = e.Expected } },
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about lateness."),
    };

    /// <summary>Whatever happened: an order is late only while it is waited for and no other day than the one that passed is known.</summary>
    public static StockOrder Settled(StockOrder order)
    {
        var isLate = order.Delay is { } delay && delay.Expected == order.Header.ExpectedDate && IsWaitedFor(order);
        var settled = isLate || order.Delay is null ? order : order with { Delay = null };
        return (isLate, settled.Stage) switch
        {
            (true, Stage.Sent or Stage.Confirmed) => settled with { Stage = Stage.Delayed },
            (false, Stage.Delayed) => settled with { Stage = Arrivals.StageOf(settled.Lines, settled.Dispatch) },
            _ => settled,
        };
    }

    /// <summary>The first instant of the next day, which a change of the clocks may put an hour after midnight.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string zone) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : ClockDays.StartOf(day.AddDays(1), zone);

    private static bool IsWaitedFor(StockOrder order) => order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed or Stage.Receiving;
}
