using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace StockOrders.Functions.Lifecycle;

/// <summary>
/// The life of one order. The store is the truth: each round does or awaits what the store says is next, and an event only says that
/// it is worth looking again. One that is lost, doubled or early therefore harms nothing.
/// </summary>
internal sealed partial class OrderLifecycleOrchestrator
{
    /// <summary>The version is part of the name: an instance ends under the code it began with. docs/workflows.md says when a new one is due.</summary>
    public const string Name = "OrderLifecycle_v1";

    public const string Changed = "changed";

    /// <summary>How long a wait that nothing limits may last before the store is looked at all the same.</summary>
    public static readonly TimeSpan SafetyLook = TimeSpan.FromDays(7);

    /// <summary>A history is replayed from its beginning at each step, so it is cut off while it is short.</summary>
    private const int RoundsOfOneHistory = 20;

    private readonly TaskOrchestrationContext context;
    private readonly OrderSubject subject;
    private Task? changed;

    private OrderLifecycleOrchestrator(TaskOrchestrationContext context)
    {
        this.context = context;
        subject = context.GetInput<OrderSubject>() ?? throw new InvalidOperationException("A lifecycle needs to know its order.");
    }

    [Function(Name)]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => new OrderLifecycleOrchestrator(context).Live();

    private async Task Live()
    {
        LifecycleView? order = null;
        for (var round = 0; round < RoundsOfOneHistory; round++)
        {
            if (order is not null) context.SetCustomStatus(order.Step.ToString());
            switch (order?.Step)
            {
                case null: order = await Do(nameof(LifecycleActivities.LookAtOrder), order); break;

                case LifecycleStep.Approve: order = await Do(nameof(LifecycleActivities.RouteForApproval), order); break;
                case LifecycleStep.AwaitApproval: order = await ChangeOrDeadline(order); break;

                case LifecycleStep.Send: order = await Do(nameof(LifecycleActivities.SendToSupplier), order); break;
                case LifecycleStep.AwaitConfirmation: order = await ChangeOrDeadline(order); break;

                case LifecycleStep.AwaitGoods: order = await ChangeOrDeadline(order); break;

                case LifecycleStep.Match: order = await Do(nameof(LifecycleActivities.BeginMatching), order); break;
                case LifecycleStep.AwaitInvoice: order = await ChangeOrDeadline(order); break;
                case LifecycleStep.Close: order = await Do(nameof(LifecycleActivities.CloseIfMatched), order); break;

                case LifecycleStep.Parked:
                    // Ends only after a quiet time: an end just while somebody submits anew would swallow the word of it.
                    if (!await ChangedBefore(context.CurrentUtcDateTime + SafetyLook)) return;
                    order = null;
                    break;
                case LifecycleStep.Over: return;
                default: throw new InvalidOperationException($"Nobody knows step {order.Step}.");
            }
        }

        // An event that came in this very moment may be lost with this history; the next one begins by looking, after it.
        context.ContinueAsNew(subject);
    }

    /// <summary>Waits until somebody did something or a deadline is there, and does what is due then.</summary>
    private async Task<LifecycleView?> ChangeOrDeadline(LifecycleView order)
    {
        var isEarlier = await ChangedBefore(order.WakeAt?.UtcDateTime ?? context.CurrentUtcDateTime + SafetyLook);
        return isEarlier || order.WakeAt is null
            ? await Do(nameof(LifecycleActivities.LookAtOrder), null)
            : await Do(nameof(LifecycleActivities.ActOnDeadline), order);
    }

    /// <summary>How the order stands after the activity, or null when that is to be found out anew.</summary>
    private async Task<LifecycleView?> Do(string activity, LifecycleView? before)
    {
        var log = context.CreateReplaySafeLogger<OrderLifecycleOrchestrator>();
        try
        {
            // Run twice when a worker dies after it and before its result is kept: the second time the store says it is done.
            var after = await context.CallActivityAsync<LifecycleView>(activity, subject, LifecycleRetries.Activity);
            if (before is null || after.Version != before.Version || after.Step != before.Step) return after;
            NothingCameOfIt(log, subject.Order, activity, after.Version);
        }
        catch (TaskFailedException failure)
        {
            Failing(log, failure, subject.Order, activity);
        }

        // Somebody changed the order meanwhile, the clocks of two machines differ, or something is down for long.
        await ChangedBefore(context.CurrentUtcDateTime + LifecycleRetries.Pause);
        return null;
    }

    /// <summary>The race of every wait: true when something changed first, false when it was time.</summary>
    private async Task<bool> ChangedBefore(DateTime until)
    {
        // One wait for the event serves all rounds. The SDK gives an event to the newest wait even when that was cancelled, so a wait
        // called off with its round would swallow an event that comes before the next.
        changed ??= context.WaitForExternalEvent<object?>(Changed);
        using var timeIsUp = new CancellationTokenSource();
        var timer = context.CreateTimer(until, timeIsUp.Token);
        if (await Task.WhenAny(changed, timer) == timer) return false;

        // An orchestration cannot end while a timer of its runs.
        timeIsUp.Cancel();
        changed = null;
        return true;
    }

    [LoggerMessage(2101, LogLevel.Warning, "Nothing came of {Activity} for order {Order} at version {Version}; looking again shortly.")]
    private static partial void NothingCameOfIt(ILogger log, string order, string activity, int version);

    [LoggerMessage(2102, LogLevel.Error, "{Activity} for order {Order} fails on and on; it is tried again until it can be done.")]
    private static partial void Failing(ILogger log, Exception failure, string order, string activity);
}
