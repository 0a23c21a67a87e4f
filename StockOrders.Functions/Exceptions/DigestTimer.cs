using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;

namespace StockOrders.Functions.Exceptions;

/// <summary>
/// Looks often and asks "was this day's told?" rather than "is it eight?", so that an hour which is skipped or comes twice, or a host that
/// was off, costs or doubles no digest.
/// </summary>
internal sealed partial class DigestTimer(AccountRegistry accounts, ExceptionCatchUp catchUp, DigestBook digests, ILogger<DigestTimer> log)
{
    [Function("ExceptionDigest")]
    public async Task Look([TimerTrigger("15 */15 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            await CatchUp(account, cancellation);
            await Owe(account, cancellation);
        }
    }

    /// <summary>What is on the list already is told, also where something of what is stored cannot be put on it.</summary>
    private async Task CatchUp(AccountId account, CancellationToken cancellation)
    {
        try
        {
            await catchUp.Do(account, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotGoneThrough(failure, account.Value);
        }
    }

    /// <summary>One account whose digest cannot be owed must not keep the others waiting; the next look tries it again.</summary>
    private async Task Owe(AccountId account, CancellationToken cancellation)
    {
        try
        {
            await digests.OweWhatIsDue(account, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotTold(failure, account.Value);
        }
    }

    [LoggerMessage(3303, LogLevel.Error, "Orders of account {Account} from before the list of what needs people could not be gone through.")]
    private partial void NotGoneThrough(Exception failure, string account);

    [LoggerMessage(3301, LogLevel.Error, "People of account {Account} could not be told what needs them.")]
    private partial void NotTold(Exception failure, string account);
}
