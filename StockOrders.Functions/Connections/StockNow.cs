using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Connections;

/// <summary>Stock as it stands: the connection's figure, or ours where the connection has none.</summary>
/// <param name="Failure">Why the connection could not be asked; null where it answered.</param>
internal sealed record StockFigures(IReadOnlyDictionary<VariantId, decimal> Stock, string? Failure);

internal sealed class StockNow(IConnections connections, CatalogueBook catalogue)
{
    /// <summary>Requests to one connection at a time: an order of 2,000 lines needs twenty.</summary>
    private const int AtOnce = 4;

    /// <param name="connection">Null where there is none to ask.</param>
    public async Task<StockFigures> Read(
        AccountId account, string? connection, WarehouseId warehouse, IReadOnlyList<VariantId> variants, CancellationToken cancellation)
    {
        var found = new Dictionary<VariantId, decimal>(variants.Count);
        var failure = connection is not null && await connections.Open(account, connection, cancellation) is { } open
            ? await Ask(open, warehouse, variants, found, cancellation)
            : null;

        var missing = variants.Where(variant => !found.ContainsKey(variant)).ToList();
        foreach (var (id, variant) in await catalogue.Find(account, missing, cancellation))
        {
            found[id] = variant.InStock.GetValueOrDefault(warehouse.Value);
        }

        return new StockFigures(found, failure);
    }

    /// <summary>A connection that refuses to say is one that cannot; one that does not answer may be able to in a while.</summary>
    private static async Task<string?> Ask(
        IConnection connection, WarehouseId warehouse, IReadOnlyList<VariantId> variants, Dictionary<VariantId, decimal> found, CancellationToken cancellation)
    {
        foreach (var wave in variants.Chunk(IConnection.MaxRead).Chunk(AtOnce))
        {
            foreach (var answer in await Task.WhenAll(wave.Select(some => connection.ReadStock(warehouse, some, cancellation))))
            {
                if (answer is ConnectionAnswer<ImmutableArray<OutsideStock>>.Unknown unknown)
                {
                    return unknown.Message;
                }

                foreach (var stock in answer is ConnectionAnswer<ImmutableArray<OutsideStock>>.Done done ? done.Value : [])
                {
                    found[stock.Variant] = stock.InStock;
                }
            }
        }

        return null;
    }
}
