using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// One account's recalculation: plan, work through the variants in shards of pages, then a draft for each vendor and warehouse, in shards
/// as well, so that no history grows with the account: a fan-in of thousands would be replayed thousands of times.
/// </summary>
internal static class ShardedRunOrchestrator
{
    public const string Name = "ReplenishmentRun_v2";

    /// <summary>Vendors and warehouses in one shard.</summary>
    private const int NeedsInAShard = 50;

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<RunInput>()!;
        string? failure;
        try
        {
            failure = await Steps(context, run);
        }
        catch (TaskFailedException failed)
        {
            failure = failed.FailureDetails.ErrorMessage;
        }

        await context.CallActivityAsync(FinishRun.Name, new FinishRun.Input(run, failure), RunTries.Activity);
    }

    /// <returns>What failed; null where nothing did.</returns>
    private static async Task<string?> Steps(TaskOrchestrationContext context, RunInput run)
    {
        var shards = await context.CallActivityAsync<VariantShard[]>(PlanShards.Name, run, RunTries.Activity);
        if (await context.CallActivityAsync<bool>(AskForCategories.Name, run, RunTries.Activity))
        {
            await Task.WhenAll(shards.Select(shard => context.CallActivityAsync(
                TotalCategories.Name, new TotalCategories.Input(run, shard), RunTries.Activity)));
            await context.CallActivityAsync(MakeCategoryProfiles.Name, run, RunTries.Activity);
        }

        var worked = await Task.WhenAll(shards.Select(shard => context.CallSubOrchestratorAsync<ShardOutcome>(
            PageShardOrchestrator.Name, new PageShardOrchestrator.Input(run, shard.Pages))));
        if (ShardOutcome.Failure(worked) is { } unfinished)
        {
            // Drafts of half the variants would take the other half off those that stand.
            return unfinished;
        }

        var needs = await context.CallActivityAsync<VendorNeed[]>(GroupNeeds.Name, run, RunTries.Activity);
        var made = await Task.WhenAll(needs.Chunk(NeedsInAShard).Select(shard => context.CallSubOrchestratorAsync<ShardOutcome>(
            DraftShardOrchestrator.Name, new DraftShardOrchestrator.Input(run, shard))));
        return ShardOutcome.Failure(made);
    }
}

/// <summary>Variants of up to <see cref="PlanShards.PagesInAShard"/> pages.</summary>
internal sealed record VariantShard(int Number, VariantPage[] Pages);

/// <summary>What failed of a shard for good; the rest of it was done.</summary>
internal sealed record ShardOutcome(string[] Failures)
{
    /// <summary>The first failure and how many there are, for people; null where there is none.</summary>
    public static string? Failure(IReadOnlyList<ShardOutcome> shards)
    {
        var failures = shards.SelectMany(shard => shard.Failures).ToList();
        return failures.Count switch
        {
            0 => null,
            1 => failures[0],
            _ => $"{failures[0]} And {failures.Count - 1} more parts failed.",
        };
    }
}
