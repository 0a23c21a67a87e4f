using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace StockOrders.Functions.Imports;

/// <summary>Applies an import chunk by chunk, in the file's order, on histories that stay short.</summary>
internal static class DemandImportOrchestrator
{
    /// <summary>The version is part of the name: an instance ends under the code it began with.</summary>
    public const string Name = "DemandImport_v1";

    private const int ChunksOfOneHistory = 25;

    /// <summary>A day of a store that cannot be reached; after that people have to look.</summary>
    private const int MaxPauses = 96;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>Five tries, 5 s apart and doubling.</summary>
    private static readonly TaskOptions Tries = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5), 2));

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var import = context.GetInput<DemandImportInput>()!;
        var (chunk, isMore) = (import.Chunk, import.Chunk < import.Chunks);
        try
        {
            for (var last = chunk + ChunksOfOneHistory; isMore && chunk < last; chunk++)
            {
                isMore = await context.CallActivityAsync<bool>(
                    ApplyImportChunk.Name, new ApplyImportChunk.Input(import.Account, import.Import, chunk), Tries);
            }

            if (!isMore)
            {
                await context.CallActivityAsync(FinishImport.Name, new FinishImport.Input(import.Account, import.Import, null), Tries);
                return;
            }
        }
        catch (TaskFailedException failure) when (import.Pauses >= MaxPauses)
        {
            await context.CallActivityAsync(
                FinishImport.Name, new FinishImport.Input(import.Account, import.Import, failure.FailureDetails.ErrorMessage), Tries);
            return;
        }
        catch (TaskFailedException)
        {
            await context.CreateTimer(context.CurrentUtcDateTime + Pause, CancellationToken.None);
            context.ContinueAsNew(import with { Chunk = chunk, Pauses = import.Pauses + 1 });
            return;
        }

        context.ContinueAsNew(import with { Chunk = chunk, Pauses = 0 });
    }
}

/// <summary>Ids as text: what stands in a durable history keeps its shape for as long as histories live.</summary>
internal sealed record DemandImportInput(string Account, string Import, int Chunks, int Chunk, int Pauses);
