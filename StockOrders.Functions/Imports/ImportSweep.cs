using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;

namespace StockOrders.Functions.Imports;

/// <summary>What nobody else does: goes on with an import whose file came and whose work never began, and forgets what is long over.</summary>
internal sealed partial class ImportSweep(AccountRegistry accounts, ImportBook book, TimeProvider clock, ILogger<ImportSweep> log)
{
    [Function(nameof(ImportSweep))]
    public async Task Sweep([TimerTrigger("45 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await foreach (var import in book.Unfinished(account, cancellation))
                {
                    await ImportStart.Start(client, import.Import, cancellation);
                    await Abandon(import, cancellation);
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // One account whose imports cannot be looked at must not keep the others waiting.
                NotSwept(failure, account.Value);
            }
        }
    }

    [Function("ForgetImports")]
    public async Task Forget([TimerTrigger("0 20 4 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await Forget(account, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotSwept(failure, account.Value);
            }
        }
    }

    private async Task Forget(AccountId account, CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            await foreach (var import in book.All(account, kind, cancellation))
            {
                if (import.FinishedAt < clock.GetUtcNow() - ImportLimits.Kept)
                {
                    await book.Forget(import, cancellation);
                }
            }
        }
    }

    private async Task Abandon(StoredImport import, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (import.Import.Status == ImportStatus.Uploading && import.Import.SeenAt < now - ImportLimits.Patience)
        {
            var over = import.Import with
            {
                Status = ImportStatus.Failed,
                Failure = $"The file broke off and was not sent again for {ImportLimits.Patience.TotalHours:0} hours. Nothing of it was applied.",
                FinishedAt = now,
            };
            if (await book.Change(import, over, [], cancellation) is not null)
            {
                await book.Clear(over.Account, over.Id, all: true, cancellation);
            }
        }
    }

    [LoggerMessage(4201, LogLevel.Error, "The imports of account {Account} could not be looked at.")]
    private partial void NotSwept(Exception failure, string account);
}
