using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections.Http;

/// <summary>The generic connection: JSON over HTTPS, signed, each write under a key of its own.</summary>
internal sealed class HttpConnection(string name, Wire wire, TimeProvider clock) : IConnection
{
    public async Task<ConnectionAnswer<SavedOrder>> SaveOrder(
        StockOrder order, SavedOrder? known, string idempotencyKey, CancellationToken cancellation) =>
        (await Post("/purchase-orders", idempotencyKey, WireJson.Order(name, order, known), cancellation)).As(WireJson.Saved);

    public async Task<ConnectionAnswer<PulledPage>> PullChanges(DateTimeOffset? since, string? cursor, CancellationToken cancellation)
    {
        string?[] query =
        [
            since is { } instant ? "changed_since=" + Uri.EscapeDataString(Rfc3339.Of(instant)) : null,
            cursor is null ? null : "cursor=" + Uri.EscapeDataString(cursor),
        ];
        var asked = string.Join('&', query.OfType<string>());
        return (await Get("/purchase-orders" + (asked.Length == 0 ? "" : "?" + asked), cancellation)).As(WireOrders.Page);
    }

    public async Task<ConnectionAnswer<ImmutableArray<StockPushed>>> PushStock(
        StockPush push, string idempotencyKey, CancellationToken cancellation) =>
        Flat((await Post("/stock-updates", idempotencyKey, WireJson.Push(push), cancellation)).As(answer => WireJson.Pushed(answer, push)));

    public async Task<ConnectionAnswer<ImmutableArray<OutsideStock>>> ReadStock(
        WarehouseId warehouse, IReadOnlyList<VariantId> variants, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(variants.Count, IConnection.MaxRead);
        var ids = string.Join(',', variants.Select(variant => Uri.EscapeDataString(variant.Value)));
        return Flat((await Get($"/stock?ids={ids}&warehouse={Uri.EscapeDataString(warehouse.Value)}", cancellation)).As(WireJson.Stock));
    }

    private static ConnectionAnswer<ImmutableArray<T>> Flat<T>(ConnectionAnswer<List<T>> answer) => answer switch
    {
        ConnectionAnswer<List<T>>.Done done => new ConnectionAnswer<ImmutableArray<T>>.Done([.. done.Value]),
        ConnectionAnswer<List<T>>.Refused refused => new ConnectionAnswer<ImmutableArray<T>>.Refused(refused.Message),
        ConnectionAnswer<List<T>>.Unknown unknown => new ConnectionAnswer<ImmutableArray<T>>.Unknown(unknown.Message, unknown.RestFor),
        _ => throw new InvalidOperationException($"Nobody answers {answer.GetType().Name}."),
    };

    private Task<WireAnswer> Post(string path, string key, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        wire.Ask(new WireRequest(HttpMethod.Post, path, key, body), cancellation);

    /// <summary>A question has no effect to be named by: its id is made of what is asked and when.</summary>
    private Task<WireAnswer> Get(string path, CancellationToken cancellation)
    {
        var asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{path}\n{clock.GetUtcNow().UtcTicks}"));
        return wire.Ask(new WireRequest(HttpMethod.Get, path, "msg_" + Convert.ToHexStringLower(asked.AsSpan(0, 12)), default), cancellation);
    }
}
