using System.Globalization;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Where an account's runs stand: <c>run.</c> the run, <c>open.</c> a note while it is not finished (the sweep walks these alone),
/// <c>part.</c> its parts, <c>need.</c> what each vendor and warehouse is to be asked for, <c>move.</c> what warehouses can give each other.
/// The last three are named after the run's attempt (<see cref="RunInput.Parts"/>).
/// </summary>
internal static class RunRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".runs";

    public static string Run(string run) => "run." + RowName.Escape(run);

    public static RowRange AllRuns(AccountId account) => RowRange.Prefix(Partition(account), "run.");

    public static string Open(string run) => "open." + RowName.Escape(run);

    public static RowRange AllOpen(AccountId account) => RowRange.Prefix(Partition(account), "open.");

    public static string Page(string run, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"part.{RowName.Escape(run)}.page.{page:D6}");

    public static RowRange Pages(AccountId account, string run) =>
        RowRange.Prefix(Partition(account), $"part.{RowName.Escape(run)}.page.");

    public static string Draft(string run, VendorId vendor, WarehouseId warehouse, int part) => string.Create(
        CultureInfo.InvariantCulture, $"part.{RowName.Escape(run)}.draft.{RowName.Escape(vendor.Value)}.{RowName.Escape(warehouse.Value)}.{part:D3}");

    /// <summary>That a draft of an earlier run was taken back; among the drafts, and behind no vendor's.</summary>
    public static string TakenBack(string run, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"part.{RowName.Escape(run)}.draft.~{number:D6}");

    public static RowRange Drafts(AccountId account, string run) =>
        RowRange.Prefix(Partition(account), $"part.{RowName.Escape(run)}.draft.");

    public static string Failure(string run, string variant) => $"part.{RowName.Escape(run)}.failed.{RowName.Escape(variant)}";

    public static RowRange Failures(AccountId account, string run) =>
        RowRange.Prefix(Partition(account), $"part.{RowName.Escape(run)}.failed.");

    public static string Need(string run, VendorId vendor, WarehouseId warehouse, VariantId variant) =>
        $"need.{RowName.Escape(run)}.{RowName.Escape(vendor.Value)}.{RowName.Escape(warehouse.Value)}.{RowName.Escape(variant.Value)}";

    public static RowRange Needs(AccountId account, string run) =>
        RowRange.Prefix(Partition(account), $"need.{RowName.Escape(run)}.");

    public static RowRange Needs(AccountId account, string run, VendorId vendor, WarehouseId warehouse) => RowRange.Prefix(
        Partition(account), $"need.{RowName.Escape(run)}.{RowName.Escape(vendor.Value)}.{RowName.Escape(warehouse.Value)}.");

    public static string Move(string run, WarehouseId source, WarehouseId warehouse, VariantId variant) =>
        $"move.{RowName.Escape(run)}.{RowName.Escape(source.Value)}.{RowName.Escape(warehouse.Value)}.{RowName.Escape(variant.Value)}";

    public static RowRange Moves(AccountId account, string run) =>
        RowRange.Prefix(Partition(account), $"move.{RowName.Escape(run)}.");

    public static RowRange Moves(AccountId account, string run, WarehouseId source, WarehouseId warehouse) => RowRange.Prefix(
        Partition(account), $"move.{RowName.Escape(run)}.{RowName.Escape(source.Value)}.{RowName.Escape(warehouse.Value)}.");

    /// <summary>Everything of one attempt of a run.</summary>
    /// <param name="withFigures">Also what its progress is told from.</param>
    public static IEnumerable<RowRange> PartsOf(AccountId account, string run, bool withFigures)
    {
        yield return Needs(account, run);
        yield return Moves(account, run);
        yield return CategoryRows.AllTotals(account, run);
        yield return OrderRows.AllUncounted(account, run);
        if (withFigures)
        {
            yield return RowRange.Prefix(Partition(account), $"part.{RowName.Escape(run)}.");
        }
    }
}
