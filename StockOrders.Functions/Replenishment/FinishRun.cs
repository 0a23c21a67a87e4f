using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Says that a run is over, and why where it failed, once what variants tell counts its drafts. Said twice, the first word stands.
/// </summary>
internal sealed class FinishRun(RunBook runs, DraftMetrics drafts)
{
    public const string Name = nameof(FinishRun);

    internal sealed record Input(RunInput Run, string? Failure);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        await drafts.Count(input.Run, cancellation);
        await runs.Finish(new AccountId(input.Run.Account), input.Run.Run, input.Failure, cancellation);
    }
}
