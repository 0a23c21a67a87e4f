using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>The connections of accounts, as they are set up now.</summary>
internal sealed class ConnectionBook(IStore store)
{
    public async ValueTask<(ConnectionRow Row, string ETag)?> Find(AccountId account, string name, CancellationToken cancellation) =>
        await store.Read(new StoreKey(ConnectionRows.Partition(account), ConnectionRows.Connection(name)), cancellation) is { } row
            ? (Packed.To<ConnectionRow>(row), row.ETag)
            : null;

    public async Task<IReadOnlyList<ConnectionRow>> All(AccountId account, CancellationToken cancellation)
    {
        var all = new List<ConnectionRow>();
        await foreach (var row in store.All(ConnectionRows.All(account), cancellation))
        {
            all.Add(Packed.To<ConnectionRow>(row));
        }

        return all;
    }

    /// <summary>False when someone else changed it since it was read under the ETag (null: since it was not there).</summary>
    public async Task<bool> Save(AccountId account, ConnectionRow connection, string? etag, CancellationToken cancellation)
    {
        var (row, body) = (ConnectionRows.Connection(connection.Name), Packed.From(connection));
        var change = etag is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, etag);
        return (await store.Commit(ConnectionRows.Partition(account), [change], cancellation)).Committed;
    }

    public async Task<bool> Remove(AccountId account, string name, string etag, CancellationToken cancellation) =>
        (await store.Commit(
            ConnectionRows.Partition(account), [RowChange.Delete(ConnectionRows.Connection(name), etag)], cancellation)).Committed;
}
