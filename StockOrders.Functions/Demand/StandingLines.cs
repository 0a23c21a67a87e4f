using System.Collections.Concurrent;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Lines of one call that the store has already. Mostly there are none, and none is looked for: the first transaction that meets one has
/// all of the call's lines read, as what was sent before was mostly sent whole.
/// </summary>
internal sealed class StandingLines(IStore store, string partition, IReadOnlyCollection<string> ids) : IDisposable
{
    private readonly ConcurrentDictionary<string, StandingLine> found = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1);

    /// <summary>How often lines were read so far.</summary>
    public int Reads { get; private set; }

    public StandingLine? Of(string id) => found.GetValueOrDefault(id);

    /// <param name="since">How often they had been read when the caller looked; where they were read since, it looks again first.</param>
    public async Task Look(IReadOnlyCollection<string> some, int since, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            if (Reads > since)
            {
                return;
            }

            await Read(Reads == 0 ? ids : some, cancellation);
            Reads++;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task Read(IReadOnlyCollection<string> wanted, CancellationToken cancellation)
    {
        var rows = await store.Named(partition, [.. wanted.Select(DemandNames.Line)], cancellation);
        foreach (var id in wanted)
        {
            if (rows.TryGetValue(DemandNames.Line(id), out var row))
            {
                found[id] = new StandingLine(Packed.To<SoldLine>(row), row.ETag);
            }
            else
            {
                found.TryRemove(id, out _);
            }
        }
    }
}
