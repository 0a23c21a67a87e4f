using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Stock that was put with its variant and is still to be written into the days of its places. It is stored with the variant in one
/// transaction, and stands until its history is written.
/// </summary>
/// <param name="Date">The account's day when it was put.</param>
internal sealed record OwedLevelsRow(VariantId Variant, DateOnly Date, ImmutableArray<OwedLevel> Levels)
{
    /// <summary>
    /// The variant as it is to be stored, and what it owes: the figures that differ from before. A figure that comes back as it was answered
    /// is no count.
    /// </summary>
    public static (Variant After, RowChange[] Beside) Of(Variant? before, Variant after, DateOnly today)
    {
        ImmutableArray<OwedLevel> put =
        [
            .. after.InStock
                .Where(stock => before is null || !before.InStock.TryGetValue(stock.Key, out var was) || was != stock.Value)
                .Select(stock => new OwedLevel(new WarehouseId(stock.Key), stock.Value)),
        ];
        if (put.IsEmpty)
        {
            return (after, []);
        }

        var stored = after with
        {
            StockPuts = after.StockPuts + 1,
            StockPutOn = after.StockPutOn.SetItems(put.Select(level => KeyValuePair.Create(level.Warehouse.Value, today))),
        };
        return (stored, [RowChange.Put(CatalogueRows.OwedLevels(stored.Id, stored.StockPuts), Packed.From(new OwedLevelsRow(stored.Id, today, put)))]);
    }

    /// <summary>Where stock of these, which was put a moment ago, may be owed.</summary>
    public static IReadOnlyCollection<Place> Places(IEnumerable<Variant> variants) =>
    [
        .. variants.SelectMany(variant => variant.StockPutOn
            .Where(put => put.Value == variant.StockPutOn.Values.Max())
            .Select(put => new Place(variant.Id, new WarehouseId(put.Key)))),
    ];
}

internal readonly record struct OwedLevel(WarehouseId Warehouse, decimal InStock);
