using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Promises;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Promises;

/// <summary>What comes to a warehouse and what leaves it, of one variant, by orders that are not over.</summary>
internal sealed class Moves
{
    public static readonly Moves None = new();

    /// <summary>Sent, and to come on a day that has not passed.</summary>
    public List<StockMove> Incoming { get; } = [];

    public List<StockMove> Outgoing { get; } = [];

    /// <summary>Sent, and to have come on a day that has passed: nobody knows when it comes.</summary>
    public decimal Overdue { get; private set; }

    /// <summary>Sent, without a day.</summary>
    public decimal Undated { get; private set; }

    /// <summary>On drafts and on orders that wait for approval: it may never come.</summary>
    public decimal NotSent { get; private set; }

    public void Add(OnOrderRow order, decimal quantity, DateOnly today)
    {
        if (!order.IsSent)
        {
            NotSent += quantity;
        }
        else if (order.ExpectedDate is not { } day)
        {
            Undated += quantity;
        }
        else if (day < today)
        {
            Overdue += quantity;
        }
        else
        {
            Incoming.Add(new StockMove(day, quantity));
        }
    }
}

/// <summary>
/// The moves of all open orders of an account. A transfer takes its goods from its shipment day on until they have arrived, today where it
/// says no day, and an assembly its components until they are put together; a draft of a run that nobody has touched is a plan and takes nothing.
/// </summary>
internal sealed class OpenMoves(IStore store)
{
    /// <param name="only">A variant that alone is asked for; null for all.</param>
    public async Task<Dictionary<VariantId, Dictionary<WarehouseId, Moves>>> Of(
        AccountId account, VariantId? only, DateOnly today, CancellationToken cancellation)
    {
        var moves = new Dictionary<VariantId, Dictionary<WarehouseId, Moves>>();
        await foreach (var row in store.All(OrderRows.AllOnOrder(account), cancellation))
        {
            var order = Packed.To<OnOrderRow>(row);
            var takes = order is { Source: not null, Planned: false };
            foreach (var part in (takes ? await Parts(row.Key, order, cancellation) : []).Where(part => IsAsked(part.Variant)))
            {
                At(part.Variant, order.Source!.Value).Outgoing.Add(new StockMove(order.ShipmentDate ?? today, part.Quantity));
            }

            foreach (var line in order.Quantities.Where(line => IsAsked(line.Variant)))
            {
                At(line.Variant, order.Warehouse).Add(order, line.Quantity, today);
                if (takes && order.Type == OrderType.Transfer)
                {
                    At(line.Variant, order.Source!.Value).Outgoing.Add(new StockMove(order.ShipmentDate ?? today, line.Quantity));
                }
            }
        }

        return moves;

        bool IsAsked(VariantId variant) => only is null || only == variant;

        Moves At(VariantId variant, WarehouseId warehouse)
        {
            if (!moves.TryGetValue(variant, out var byWarehouse))
            {
                moves[variant] = byWarehouse = [];
            }

            return byWarehouse.TryGetValue(warehouse, out var known) ? known : byWarehouse[warehouse] = new Moves();
        }
    }

    /// <summary>Rows of assemblies that have not changed since components are kept in them do not say them; their orders do.</summary>
    private async Task<ImmutableArray<OnOrderQuantity>> Parts(StoreKey row, OnOrderRow order, CancellationToken cancellation) => order switch
    {
        { Parts: { } known } => known,
        { Type: OrderType.Assembly } when await store.Read(OrderRows.DocumentBeside(row), cancellation) is { } stored => OnOrder.Parts(Packed.To<StockOrder>(stored)),
        _ => [],
    };
}
