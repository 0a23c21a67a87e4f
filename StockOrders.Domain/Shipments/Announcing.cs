using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Shipments;

/// <summary>Announces, corrects and withdraws goods that are on their way. What arrives is said by whoever receives it.</summary>
internal static class Announcing
{
    public static Decision Decide(StockOrder order, OrderCommand.AnnounceShipment announce, OrderFacts facts, DateTimeOffset now)
    {
        if (Refusal(order, announce.Revision) is { } refusal)
            return refusal;
        var shipment = Made(order, order.Shipments.Length + 1, announce.By, announce.Notice, now);
        if (order.Shipments.LastOrDefault(known => known.IsLive) is { } last && ShipmentRules.IsSame(last, shipment) && last.By == announce.By)
            return Decided.Nothing;

        ImmutableArray<Refusal> refusals = [.. ShipmentRules.Check(order, shipment, ClockDays.DayOf(now, facts.Settings.TimeZone))];
        return refusals.IsEmpty ? Dated(order, new OrderEvent.ShipmentAnnounced(shipment), facts, now) : refusals;
    }

    public static Decision Decide(StockOrder order, OrderCommand.CorrectShipment correct, OrderFacts facts, DateTimeOffset now)
    {
        if (Refusal(order, correct.Revision) is { } refusal)
            return refusal;
        if (order.Shipments.FirstOrDefault(known => known.Number == correct.Shipment) is not { } known)
            return Missing(correct.Shipment);
        if (!known.IsLive)
            return Decided.Conflict("shipment_withdrawn", $"Shipment {known.Number} was withdrawn on {Figures.Instant(known.WithdrawnAt!.Value)}. Announce a new one.");

        var before = known.Lines.ToDictionary(line => line.Variant, line => line.ReceivedBefore);
        var made = Made(order, known.Number, known.By, correct.Notice, now);
        var shipment = made with
        {
            AnnouncedAt = known.AnnouncedAt,
            Lines = [.. made.Lines.Select(line => before.TryGetValue(line.Variant, out var received) ? line with { ReceivedBefore = received } : line)],
        };
        if (ShipmentRules.IsSame(known, shipment))
            return Decided.Nothing;

        ImmutableArray<Refusal> refusals = [.. ShipmentRules.Check(order, shipment, ClockDays.DayOf(now, facts.Settings.TimeZone))];
        return refusals.IsEmpty ? Dated(order, new OrderEvent.ShipmentCorrected(shipment, correct.By), facts, now) : refusals;
    }

    public static Decision Decide(StockOrder order, OrderCommand.WithdrawShipment withdraw)
    {
        if (Refusal(order, withdraw.Revision) is { } refusal)
            return refusal;
        if (order.Shipments.FirstOrDefault(known => known.Number == withdraw.Shipment) is not { } known)
            return Missing(withdraw.Shipment);
        return known.IsLive
            ? Decided.Events(new OrderEvent.ShipmentWithdrawn(known.Number, withdraw.By, withdraw.Comment))
            : Decided.Nothing;
    }

    private static Decision Dated(StockOrder order, OrderEvent told, OrderFacts facts, DateTimeOffset now)
    {
        ImmutableArray<OrderEvent> events = [told];
        if (!facts.Settings.ShipmentsSetDates || order.Archived)
            return events;
        var after = events.Told(order, now);
        return ShipmentDays.Expected(after) is { } day && day != after.Header.ExpectedDate
            ? events.Add(new OrderEvent.HeaderChanged(after.Header with { ExpectedDate = day }, Revises: false))
            : events;
    }

    private static Shipment Made(StockOrder order, int number, string by, ShipmentNotice notice, DateTimeOffset now)
    {
        var received = order.Lines.ToDictionary(line => line.Variant, line => line.Received);
        return new Shipment
        {
            Number = number,
            AnnouncedAt = now,
            By = by,
            Reference = notice.Reference,
            Carrier = notice.Carrier,
            Tracking = notice.Tracking,
            ShippedOn = notice.ShippedOn,
            ArrivesOn = notice.ArrivesOn,
            Comment = notice.Comment,
            Lines = [.. notice.Lines.Select(line => new ShippedLine(line.Variant, line.Quantity, received.GetValueOrDefault(line.Variant)))],
        };
    }

    private static Refusal? Refusal(StockOrder order, int? revision)
    {
        if (OrderRefusals.Over(order, "nothing is expected of it any more") is { } over)
            return over;
        if (OrderRefusals.NeverSent(order, "nothing of it can be on its way") is { } neverSent)
            return neverSent;
        return revision is { } seen && seen != order.Dispatch!.Revision
            ? new Refusal(RefusalKind.Conflict, "order_revised", $"The order was revised after this link was sent ({seen}, now {order.Dispatch.Revision}).")
            : null;
    }

    private static Refusal Missing(int number) => new(RefusalKind.Missing, "unknown_shipment", $"The order has no shipment {number}.");
}
