namespace StockOrders.Functions.Replenishment;

/// <summary>
/// How many pages one process works through at once. A page is mostly computing, so that more than two for each core only hold memory; a
/// host may hand out forty.
/// </summary>
internal sealed class PageSlots : IDisposable
{
    private readonly SemaphoreSlim slots = new(2 * Environment.ProcessorCount);

    public async Task Use(Func<Task> work, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            await work();
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();
}
