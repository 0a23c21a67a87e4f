namespace StockOrders.LocalHost.Durable;

/// <summary>
/// An orchestrator, replayed, did not do what its history says it did, or awaited something that cannot be replayed. The orchestration
/// fails with this; the message names the step, what history holds and what the code did.
/// </summary>
internal sealed class NonDeterminismException(string message) : Exception(message)
{
    public static NonDeterminismException OtherStep(int step, IDecision history, IDecision? code) => new(
        $"Step {step} differs from history: history says that it {history.What()}, the code {code?.What() ?? "did nothing there"}. {Cause}");

    public static NonDeterminismException ExtraStep(int step, IDecision code) => new(
        $"Step {step} is not in history: the code {code.What()}, history has nothing there. {Cause}");

    public static NonDeterminismException NotDurable(string orchestrator, string what) => new(
        $"Orchestrator '{orchestrator}' awaited something that is not durable ({what}). It may await only tasks of its " +
        "TaskOrchestrationContext: no Task.Delay, no Task.Run, no I/O, no ConfigureAwait(false).");

    private const string Cause =
        "The orchestrator's code was changed while this instance was under way, or it depends on something that is not the same on every " +
        "replay (the clock, a random number, a static, the order of a set).";
}
