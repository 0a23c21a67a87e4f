using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What orders promise, by variant and destination. It is held as their lines, some 60 bytes each, and put together when it is asked for: as
/// objects a night's 400,000 took 180 MB.
/// </summary>
internal sealed class PromisedGoods
{
    /// <summary>Pieces of 64 KB: the collector moves those, and what is too old leaves no holes.</summary>
    private const int LinesInAPiece = 2_048;

    private const int NoLine = -1;

    private readonly PackedNames variants = new();
    private readonly List<OnOrderRow> orders = [];
    private readonly List<Line[]> lines = [];
    private int count;
    private int[] first = [];

    private PromisedGoods()
    {
    }

    public static async Task<PromisedGoods> Of(IAsyncEnumerable<OnOrderRow> rows)
    {
        var goods = new PromisedGoods();
        await foreach (var order in rows)
        {
            goods.orders.Add(order with { Quantities = [], TakenOff = null, Parts = null });
            foreach (var line in order.Quantities)
            {
                goods.Add(line, isTakenOff: false);
            }

            foreach (var line in order.TakenOff ?? [])
            {
                goods.Add(line, isTakenOff: true);
            }
        }

        goods.Chain();
        return goods;
    }

    public Promised Of(VariantId variant, WarehouseId warehouse)
    {
        var promised = Promised.Nothing;
        for (var at = First(variant); at != NoLine; at = LineAt(at).Next)
        {
            ref readonly var line = ref LineAt(at);
            if (variants.Is(line.Variant, variant.Value))
            {
                promised = With(promised, line, orders[line.Order], warehouse);
            }
        }

        return promised;
    }

    /// <summary>Whether any order concerns the variant there.</summary>
    public bool Contains(VariantId variant, WarehouseId warehouse)
    {
        for (var at = First(variant); at != NoLine; at = LineAt(at).Next)
        {
            ref readonly var line = ref LineAt(at);
            var order = orders[line.Order];
            if ((order.Warehouse == warehouse || (!line.IsTakenOff && Leaves(order, warehouse))) && variants.Is(line.Variant, variant.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static Promised With(Promised now, Line line, OnOrderRow order, WarehouseId warehouse)
    {
        var isTransfer = order.Type == OrderType.Transfer;
        if (order.Warehouse == warehouse)
        {
            now = (line.IsTakenOff, isTransfer) switch
            {
                (true, true) => now.NotWantedMoved(line.Quantity),
                (true, false) => now.NotWanted(line.Quantity),
                (false, true) => now.MovedIn(line.Quantity, order.ExpectedDate, order.Planned),
                (false, false) => now.Bought(line.Quantity, order.ExpectedDate, order.Planned),
            };
        }

        return !line.IsTakenOff && Leaves(order, warehouse) ? now.MovedOut(line.Quantity, order.Planned) : now;
    }

    private static bool Leaves(OnOrderRow order, WarehouseId warehouse) => order.Type == OrderType.Transfer && order.Source == warehouse;

    private void Add(OnOrderQuantity line, bool isTakenOff)
    {
        if (count % LinesInAPiece == 0)
        {
            lines.Add(new Line[LinesInAPiece]);
        }

        LineAt(count++) = new Line(variants.Add(line.Variant.Value), orders.Count - 1, isTakenOff, NoLine, line.Quantity);
    }

    /// <summary>Lines of variants that share a place, in the order in which they were read.</summary>
    private void Chain()
    {
        first = new int[Math.Max(count, 1)];
        Array.Fill(first, NoLine);
        for (var at = count - 1; at >= 0; at--)
        {
            ref var line = ref LineAt(at);
            ref var place = ref first[Place(variants.At(line.Variant))];
            (line.Next, place) = (place, at);
        }
    }

    private int First(VariantId variant) => first[Place(variant.Value)];

    private int Place(ReadOnlySpan<char> variant) => (int)(unchecked((uint)string.GetHashCode(variant)) % (uint)first.Length);

    private ref Line LineAt(int at) => ref lines[at / LinesInAPiece][at % LinesInAPiece];

    /// <param name="Next">The next of those that share a place.</param>
    private record struct Line(int Variant, int Order, bool IsTakenOff, int Next, decimal Quantity);
}
