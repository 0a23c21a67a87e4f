using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>Where an account's connections stand.</summary>
internal static class ConnectionRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".connections";

    public static string Connection(string name) => "c." + RowName.Escape(name);

    /// <summary>Beside the connection, so that setting it up anew does not lose where its sync stands.</summary>
    public static string Sync(string name) => "s." + RowName.Escape(name);

    public static RowRange All(AccountId account) => RowRange.Prefix(Partition(account), "c.");
}
