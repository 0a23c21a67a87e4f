using System.Globalization;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>
/// Where an account's backtests stand: <c>bt.</c> the backtest, <c>part.</c> its parts, <c>replay.</c> the figures of one variant and
/// warehouse and <c>days.</c> its days.
/// </summary>
internal static class BacktestRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".backtests";

    public static string Backtest(string id) => "bt." + RowName.Escape(id);

    public static RowRange All(AccountId account) => RowRange.Prefix(Partition(account), "bt.");

    public static string Part(string id, int part) => string.Create(CultureInfo.InvariantCulture, $"part.{RowName.Escape(id)}.{part:D5}");

    public static RowRange Parts(AccountId account, string id) => RowRange.Prefix(Partition(account), $"part.{RowName.Escape(id)}.");

    public static string Replay(string id, VariantId variant, WarehouseId warehouse) => $"replay.{Name(id, variant, warehouse)}";

    public static RowRange Replays(AccountId account, string id) => RowRange.Prefix(Partition(account), $"replay.{RowName.Escape(id)}.");

    public static string Days(string id, VariantId variant, WarehouseId warehouse) => $"days.{Name(id, variant, warehouse)}";

    /// <summary>All but the backtest itself.</summary>
    public static IEnumerable<RowRange> PartsOf(AccountId account, string id) =>
        [Parts(account, id), Replays(account, id), RowRange.Prefix(Partition(account), $"days.{RowName.Escape(id)}.")];

    private static string Name(string id, VariantId variant, WarehouseId warehouse) =>
        $"{RowName.Escape(id)}.{RowName.Escape(variant.Value)}.{RowName.Escape(warehouse.Value)}";
}
