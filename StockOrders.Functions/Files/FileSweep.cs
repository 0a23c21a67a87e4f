using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Files;

/// <summary>Takes away the bytes of files that no order came to name, because the process died or the order was changed in between.</summary>
internal sealed partial class FileSweep(AccountRegistry accounts, FileStore files, OrderBook book, TimeProvider clock, ILogger<FileSweep> log)
{
    /// <summary>Longer than any call can take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    [Function(nameof(FileSweep))]
    public async Task Sweep([TimerTrigger("0 40 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await foreach (var row in files.NotesBefore(account, clock.GetUtcNow() - Patience, cancellation))
                {
                    var note = Packed.To<FileNote>(row);
                    if (await book.Find(account, note.Order, cancellation) is not { } order || order.Files.All(file => file.Id != note.File))
                    {
                        await files.Forget(account, note.Order, note.File, cancellation);
                    }

                    await files.Settle(account, row.Key.Row, cancellation);
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // One account whose files cannot be looked at must not keep the others waiting.
                NotSwept(failure, account.Value);
            }
        }
    }

    [LoggerMessage(4471, LogLevel.Error, "The files of account {Account} could not be swept.")]
    private partial void NotSwept(Exception failure, string account);
}
