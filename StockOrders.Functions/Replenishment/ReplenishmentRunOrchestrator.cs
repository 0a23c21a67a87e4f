using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using StockOrders.Functions.Orders.Lists;

namespace StockOrders.Functions.Replenishment;

/// <summary>One account's recalculation: plan, work through the variants a page at a time, then a draft for each vendor and warehouse.</summary>
internal static class ReplenishmentRunOrchestrator
{
    public const string Name = "ReplenishmentRun_v1";

    /// <summary>Five tries, 5 s apart and doubling: over after 75 s at the most, then the run is shown as failed with its reason.</summary>
    private static readonly TaskOptions Tries = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5), 2));

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<RunInput>()!;
        try
        {
            var pages = await context.CallActivityAsync<VariantPage[]>(PlanRun.Name, run, Tries);
            await Task.WhenAll(pages.Select(page => context.CallActivityAsync(RecalculateVariants.Name, new RecalculateVariants.Input(run, page), Tries)));
            var needs = await context.CallActivityAsync<VendorNeed[]>(GroupNeeds.Name, run, Tries);
            await Task.WhenAll(needs.Select(need => context.CallSubOrchestratorAsync(
                ReplenishmentDraftOrchestrator.Name, new MakeDraft.Input(run, need), Tries)));
            await context.CallActivityAsync(FinishRun.Name, new FinishRun.Input(run, null), Tries);
        }
        catch (TaskFailedException failure)
        {
            await context.CallActivityAsync(FinishRun.Name, new FinishRun.Input(run, failure.FailureDetails.ErrorMessage), Tries);
        }
    }
}

/// <summary>The shard of one vendor and warehouse; what is to be asked of them before a draft is made will stand here.</summary>
internal static class ReplenishmentDraftOrchestrator
{
    public const string Name = "ReplenishmentDraft_v1";

    [Function(Name)]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync(MakeDraft.Name, context.GetInput<MakeDraft.Input>());
}

/// <summary>Ids as text: what stands in a durable history keeps its shape for as long as histories live.</summary>
/// <param name="Attempt">How often the run was begun, the first time included.</param>
internal sealed record RunInput(string Account, string Run, DateOnly Night, int Attempt = 1)
{
    /// <summary>What the rows of the run's parts are named after: each attempt has its own, so that none finds what another left half done.</summary>
    [JsonIgnore]
    public string Parts => PartsOf(Run, Attempt);

    public static string PartsOf(string run, int attempt) =>
        attempt == 1 ? run : string.Create(CultureInfo.InvariantCulture, $"{run}.{attempt}");
}

/// <summary>Variants from the first to the last, both included.</summary>
internal sealed record VariantPage(int Number, string First, string Last);

/// <param name="Source">The warehouse that gives, where goods are moved and no vendor is asked.</param>
internal sealed record VendorNeed(string Vendor, string Warehouse, string? Source = null)
{
    public static VendorNeed Of(RunDraftIndexRow draft) =>
        new(draft.Source is null ? draft.Vendor?.Value ?? "" : "", draft.Warehouse.Value, draft.Source?.Value);

    public override string ToString() => Source is null ? $"Vendor {Vendor} for warehouse {Warehouse}" : $"Warehouse {Source} for warehouse {Warehouse}";
}
