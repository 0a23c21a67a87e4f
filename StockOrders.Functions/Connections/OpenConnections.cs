using System.Collections.Concurrent;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections.Http;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Opens connections as they are set up now. How a connection fared lately is remembered by its name, so that one which fails is left
/// alone whoever asks; each process finds that out for itself.
/// </summary>
internal sealed class OpenConnections(ConnectionBook book, ConnectionsOptions options, WireTimes times, TimeProvider clock) : IConnections, IDisposable
{
    private readonly ConcurrentDictionary<(AccountId, string, string), WirePolicy> policies = new();

    // Each try has its own time; the client's would count the reading of headers only.
    private readonly HttpClient http = new(GuardedHandler.Of(options)) { Timeout = Timeout.InfiniteTimeSpan };

    public async ValueTask<IConnection?> Open(AccountId account, string name, CancellationToken cancellation) =>
        await book.Find(account, name, cancellation) is { } found ? Open(account, found.Row) : null;

    public IConnection Open(AccountId account, ConnectionRow row)
    {
        var policy = policies.GetOrAdd((account, row.Name, row.Url), static (_, given) => new WirePolicy(given.times, given.clock), (times, clock));
        var secret = WebhookSecret.Find(row.Secret)
            ?? throw new InvalidDataException($"The secret of connection {row.Name} of account {account} is none.");
        return new HttpConnection(row.Name, new Wire(new Uri(row.Url), secret, http, policy, clock), clock);
    }

    public void Dispose() => http.Dispose();
}
