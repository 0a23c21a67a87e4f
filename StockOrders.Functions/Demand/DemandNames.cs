using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>Where demand stands: the days of each variant and warehouse, the lines that they come from, and what is kept aside.</summary>
internal static class DemandNames
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".demand";

    public static string Days(Place place) => $"d.{Name(place)}";

    public static RowRange Days(AccountId account, VariantId first, VariantId last) =>
        new(Partition(account), $"d.{RowName.Escape(first.Value)}.", $"d.{RowName.Escape(last.Value)}.~");

    public static string Line(string id) => "s." + RowName.Escape(id);

    public static RowRange AllLines(AccountId account) => RowRange.Prefix(Partition(account), "s.");

    public static string Aside(Place place) => $"k.{Name(place)}";

    public static RowRange Aside(AccountId account, VariantId first, VariantId last) =>
        new(Partition(account), $"k.{RowName.Escape(first.Value)}.", $"k.{RowName.Escape(last.Value)}.~");

    public static RowRange AllAside(AccountId account) => RowRange.Prefix(Partition(account), "k.");

    /// <summary>The place that a row of days stands for.</summary>
    public static Place PlaceOf(string row)
    {
        var parts = row.Split('.');
        return new Place(new VariantId(RowName.Original(parts[1])), new WarehouseId(RowName.Original(parts[2])));
    }

    private static string Name(Place place) => $"{RowName.Escape(place.Variant.Value)}.{RowName.Escape(place.Warehouse.Value)}";
}
