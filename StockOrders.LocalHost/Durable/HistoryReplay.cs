using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Replays a history that was kept, so that a change of an orchestrator's code that would break instances under way is found in a test.
/// <see cref="DurableEngine.ExportHistory"/> makes the file.
/// </summary>
internal static class HistoryReplay
{
    /// <summary>Replays the history; returns where the code does what history says.</summary>
    /// <param name="functions">The app's orchestrators; activities are not called.</param>
    /// <param name="historyJson">The history as it was exported.</param>
    /// <param name="converter">What the engine converts data with; by default as <see cref="DurableOptions"/>.</param>
    /// <exception cref="NonDeterminismException">The code does something else; the message names the step.</exception>
    /// <exception cref="JsonException">This is no history.</exception>
    public static void Verify(IDurableFunctions functions, string historyJson, DataConverter? converter = null)
    {
        var file = JsonSerializer.Deserialize(historyJson, HistoryJson.Default.HistoryFile) ?? throw new JsonException("The history is empty.");
        var execution = new Execution(file.InstanceId, functions, converter ?? new DurableOptions().Converter, NullLoggerFactory.Instance, static () => { }, static _ => { });
        var outcome = execution.Run(file.Events, []);
        if (outcome.End is { Failure: { } failure } && failure.Type == typeof(NonDeterminismException).FullName)
            throw new NonDeterminismException(failure.Message);
        if (file.Events.OfType<ExecutionCompleted>().LastOrDefault() is { End: ExecutionEnd.Completed or ExecutionEnd.Failed } then
            && then.Failure?.Type != typeof(NonDeterminismException).FullName && outcome.End?.End != then.End)
        {
            throw new NonDeterminismException(
                $"In history the orchestration ended as {then.End}; the code, replayed, {(outcome.End is { } now ? $"ended as {now.End}" : "still waits")}.");
        }
    }
}
