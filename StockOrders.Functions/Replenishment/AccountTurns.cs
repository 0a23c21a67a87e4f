using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Lets those who find that something of an account has to be read wait for one of them to read it, so that they do not each hold it. Now and
/// then accounts share a turn; that only waits longer.
/// </summary>
internal sealed class AccountTurns
{
    private const int Turns = 32;

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> One<T>(AccountId account, Func<Task<T>> work, CancellationToken cancellation)
    {
        var turn = turns[unchecked((uint)account.GetHashCode()) % Turns];
        await turn.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }
}
