using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace StockOrders.Functions.Replenishment;

/// <summary>Makes the drafts of some vendors and warehouses. One that cannot be made leaves the others to be made.</summary>
internal static class DraftShardOrchestrator
{
    public const string Name = "ReplenishmentDrafts_v1";

    internal sealed record Input(RunInput Run, VendorNeed[] Needs);

    [Function(Name)]
    public static async Task<ShardOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (run, needs) = context.GetInput<Input>()!;
        var failures = await Task.WhenAll(needs.Select(need => Failure(context, run, need)));
        return new ShardOutcome([.. failures.OfType<string>()]);
    }

    private static async Task<string?> Failure(TaskOrchestrationContext context, RunInput run, VendorNeed need)
    {
        try
        {
            await context.CallActivityAsync(MakeDraft.Name, new MakeDraft.Input(run, need), RunTries.Activity);
            return null;
        }
        catch (TaskFailedException failed)
        {
            return $"{need}: {failed.FailureDetails.ErrorMessage}";
        }
    }
}
