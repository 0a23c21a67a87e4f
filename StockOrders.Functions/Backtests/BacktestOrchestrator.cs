using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Backtests;

/// <summary>A backtest that is too large for one answer: its parts, side by side, then the end. A part that cannot be played ends it as failed.</summary>
internal static class BacktestOrchestrator
{
    public const string Name = "Backtest_v1";

    internal sealed record Input(string Account, string Backtest, int Parts);

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (account, backtest, parts) = context.GetInput<Input>()!;
        string? failure = null;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, parts).Select(part => context.CallActivityAsync(
                PlayBacktestPart.Name, new PlayBacktestPart.Input(account, backtest, part), RunTries.Activity)));
        }
        catch (TaskFailedException failed)
        {
            failure = failed.FailureDetails.ErrorMessage;
        }

        await context.CallActivityAsync(FinishBacktest.Name, new FinishBacktest.Input(account, backtest, failure), RunTries.Activity);
    }
}

internal sealed class FinishBacktest(BacktestBook backtests)
{
    public const string Name = nameof(FinishBacktest);

    internal sealed record Input(string Account, string Backtest, string? Failure);

    [Function(Name)]
    public Task Run([ActivityTrigger] Input input, CancellationToken cancellation) =>
        backtests.Finish(new AccountId(input.Account), input.Backtest, input.Failure, cancellation);
}
