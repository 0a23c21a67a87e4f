using StockOrders.Domain.Values;

namespace StockOrders.Functions.Connections;

/// <summary>Opens connections by name. Opening says nothing yet to the other side.</summary>
internal interface IConnections
{
    /// <summary>Null where the account has no connection of that name.</summary>
    ValueTask<IConnection?> Open(AccountId account, string name, CancellationToken cancellation);
}
