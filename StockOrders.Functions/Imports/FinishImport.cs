using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Imports;

/// <summary>Says that an import is over, and why where it failed, and takes its chunks away. Said twice, the first word stands.</summary>
internal sealed class FinishImport(ImportBook book, TimeProvider clock)
{
    public const string Name = nameof(FinishImport);

    internal sealed record Input(string Account, string Import, string? Failure);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        while (await book.Find(account, input.Import, cancellation) is { Import.Status: ImportStatus.Applying } before)
        {
            var over = before.Import with
            {
                Status = input.Failure is null ? ImportStatus.Completed : ImportStatus.Failed,
                Failure = input.Failure,
                FinishedAt = clock.GetUtcNow(),
            };
            await book.Change(before, over, [], cancellation);
        }

        await book.Clear(account, input.Import, all: false, cancellation);
    }
}
