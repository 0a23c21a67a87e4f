using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>Variants that sales wait for, by id.</summary>
internal sealed class KeptAsideList(IStore store)
{
    public static IReadOnlyList<ListField<WaitingSales>> Fields { get; } =
    [
        new("id", CellKind.Text, sales => Cell.Of(sales.Variant.Value)),
        new("variant", CellKind.Text, sales => Cell.Of(sales.Variant.Value)),
        new("lines", CellKind.Number, sales => Cell.Of(sales.Lines)),
        new("quantity", CellKind.Number, sales => Cell.Of(sales.Quantity)),
        new("first_date", CellKind.Day, sales => Cell.Of(sales.First)),
        new("last_date", CellKind.Day, sales => Cell.Of(sales.Last)),
        new("warehouse", CellKind.Text, sales => Cell.Of(sales.Warehouses[0].Value))
        {
            Several = sales => [.. sales.Warehouses.Select(warehouse => Cell.Of(warehouse.Value))],
        },
    ];

    public static FrozenDictionary<string, ListField<WaitingSales>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    /// <summary>One after another, of which never more than one is held.</summary>
    public async IAsyncEnumerable<WaitingSales> All(AccountId account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new List<KeptAsideRow>();
        await foreach (var row in store.All(DemandNames.AllAside(account), cancellation))
        {
            var aside = Packed.To<KeptAsideRow>(row);
            if (rows.Count > 0 && rows[0].Variant != aside.Variant)
            {
                if (WaitingSales.Of(rows) is { } waiting)
                {
                    yield return waiting;
                }

                rows.Clear();
            }

            rows.Add(aside);
        }

        if (WaitingSales.Of(rows) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>What waits for one variant; null where nothing does.</summary>
    public async Task<WaitingSales?> Of(AccountId account, VariantId variant, CancellationToken cancellation)
    {
        var rows = new List<KeptAsideRow>();
        await foreach (var row in store.All(DemandNames.Aside(account, variant, variant), cancellation))
        {
            rows.Add(Packed.To<KeptAsideRow>(row));
        }

        return WaitingSales.Of(rows);
    }
}
