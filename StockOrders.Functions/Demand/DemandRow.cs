using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>The days of one variant in one warehouse as they are stored.</summary>
internal sealed record DemandRow(VariantId Variant, WarehouseId Warehouse, ReadOnlyMemory<byte> Packed)
{
    public static DemandRow Of(StoredRow row)
    {
        var place = DemandNames.PlaceOf(row.Key.Row);
        return new DemandRow(place.Variant, place.Warehouse, row.Body);
    }

    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public DemandHistory History() => PackedDemand.Unpack(Packed.Span).History();

    /// <summary>What rows of one variant hold.</summary>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static IReadOnlyDictionary<WarehouseId, DemandHistory> Histories(IEnumerable<StoredRow> rows) =>
        rows.Select(Of).ToDictionary(sold => sold.Warehouse, sold => sold.History());
}
