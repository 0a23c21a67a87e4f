using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace StockOrders.Functions.Replenishment;

/// <summary>Works a shard's pages through. A page that cannot be done leaves the others to be done.</summary>
internal static class PageShardOrchestrator
{
    public const string Name = "ReplenishmentPages_v1";

    internal sealed record Input(RunInput Run, VariantPage[] Pages);

    [Function(Name)]
    public static async Task<ShardOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (run, pages) = context.GetInput<Input>()!;
        var failures = await Task.WhenAll(pages.Select(page => Failure(context, run, page)));
        return new ShardOutcome([.. failures.OfType<string>()]);
    }

    private static async Task<string?> Failure(TaskOrchestrationContext context, RunInput run, VariantPage page)
    {
        try
        {
            await context.CallActivityAsync(RecalculateVariants.Name, new RecalculateVariants.Input(run, page), RunTries.Activity);
            return null;
        }
        catch (TaskFailedException failed)
        {
            return $"Variants {page.First} to {page.Last}: {failed.FailureDetails.ErrorMessage}";
        }
    }
}
