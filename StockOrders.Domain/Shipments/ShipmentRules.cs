using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Shipments;

/// <summary>What a shipping notice must hold. Every reason is told at once.</summary>
internal static class ShipmentRules
{
    public const int MaxShipments = 200;

    /// <summary>Of all shipments of an order together, so that its document stays of a size that is stored.</summary>
    public const int MaxLines = 10_000;

    public const int MaxText = 200;

    /// <summary>From today, either way. A day beyond is a slip of the pen.</summary>
    public const int MostDays = 2 * 366;

    public static bool IsSame(Shipment some, Shipment other) =>
        some.Lines.SequenceEqual(other.Lines)
        && some with { Lines = other.Lines, AnnouncedAt = other.AnnouncedAt, CorrectedAt = other.CorrectedAt, Number = other.Number } == other;

    /// <param name="shipment">New, or one of the order's as it is to be.</param>
    public static IEnumerable<Refusal> Check(StockOrder order, Shipment shipment, DateOnly today) =>
        [.. Size(order, shipment), .. Texts(shipment), .. Days(shipment, today), .. Lines(order, shipment)];

    private static IEnumerable<Refusal> Size(StockOrder order, Shipment shipment)
    {
        if (shipment.Lines.IsEmpty)
            yield return Invalid("nothing_shipped", "Say how much of at least one item is on its way.", "items");
        if (shipment.Number > MaxShipments)
            yield return Conflict("too_many_shipments", $"An order has at most {MaxShipments} shipments.", null);
        else if (order.Shipments.Where(known => known.Number != shipment.Number).Sum(known => known.Lines.Length) + shipment.Lines.Length > MaxLines)
            yield return Conflict("too_many_items", $"All shipments of an order together have at most {Figures.Quantity(MaxLines)} items.", "items");
    }

    private static IEnumerable<Refusal> Texts(Shipment shipment) => new[]
    {
        ("reference", shipment.Reference), ("carrier", shipment.Carrier), ("tracking", shipment.Tracking),
    }.Where(field => field.Item2?.Length > MaxText)
        .Select(field => Invalid("text_too_long", $"At most {MaxText} characters; these are {Figures.Quantity(field.Item2!.Length)}.", field.Item1));

    private static IEnumerable<Refusal> Days(Shipment shipment, DateOnly today)
    {
        foreach (var (field, day) in new[] { ("shipped_date", shipment.ShippedOn), ("arrival_date", shipment.ArrivesOn) })
        {
            if (day is { } given && Math.Abs(given.DayNumber - today.DayNumber) > MostDays)
                yield return Invalid("day_out_of_range", $"{given:yyyy-MM-dd} is more than two years from today ({today:yyyy-MM-dd}).", field);
        }

        if (shipment is { ShippedOn: { } shipped, ArrivesOn: { } arrives } && arrives < shipped)
            yield return Invalid("arrives_before_shipped", $"It cannot arrive ({arrives:yyyy-MM-dd}) before it is shipped ({shipped:yyyy-MM-dd}).", "arrival_date");
    }

    private static IEnumerable<Refusal> Lines(StockOrder order, Shipment shipment)
    {
        var known = order.AsSent().Lines.ToDictionary(line => line.Variant);
        var seen = new HashSet<VariantId>(shipment.Lines.Length);
        var others = order.Shipments.Where(other => other.Number != shipment.Number).ToList();
        for (var index = 0; index < shipment.Lines.Length; index++)
        {
            var line = shipment.Lines[index];
            if (!known.TryGetValue(line.Variant, out var ordered))
                yield return Invalid("item_not_on_order", "This item is not on the order.", $"items[{index}].id");
            else if (!seen.Add(line.Variant))
                yield return Invalid("item_twice", $"{line.Variant} is there twice.", $"items[{index}].id");
            else if (Quantities.Refusal(line.Quantity, ordered.UnitDecimals, $"items[{index}].quantity") is { } refusal)
                yield return refusal;
            else if (line.Quantity == 0)
                yield return Invalid("nothing_shipped", "Announce more than 0, or leave the item out.", $"items[{index}].quantity");
            else if (Room(ordered, line, others) is var room && line.Quantity > room)
                yield return Invalid("more_than_outstanding", $"{Figures.Quantity(line.Quantity)} is more than the {Figures.Quantity(room)} that are outstanding and not announced yet.", $"items[{index}].quantity");
        }
    }

    /// <summary>Ordered, less what had arrived before anything was announced, less what others announced.</summary>
    private static decimal Room(OrderLine ordered, ShippedLine line, List<Shipment> others)
    {
        var (announced, before) = OnTheirWay.Announced(ordered, others);
        var room = ordered.Ordered - announced - (announced > 0 ? Math.Min(before, line.ReceivedBefore) : line.ReceivedBefore);

        // Of a notice that is corrected some may have arrived; a new one is for what has not.
        return Math.Max(0, line.ReceivedBefore == ordered.Received ? Math.Min(room, ordered.Outstanding) : room);
    }

    private static Refusal Invalid(string code, string message, string? field) => new(RefusalKind.Invalid, code, message, field);

    private static Refusal Conflict(string code, string message, string? field) => new(RefusalKind.Conflict, code, message, field);
}
