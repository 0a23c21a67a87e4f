using Microsoft.Extensions.Logging;

namespace StockOrders.LocalHost.Durable;

/// <summary>What the engine logs.</summary>
internal static partial class DurableLog
{
    [LoggerMessage(7201, LogLevel.Error, "Orchestration '{InstanceId}' ({Name}) is not deterministic and has failed. {Reason}")]
    public static partial void NotDeterministic(ILogger log, string instanceId, string name, string reason);

    [LoggerMessage(7202, LogLevel.Warning, "Orchestration '{InstanceId}' ({Name}) has returned but does not end before what it started: {OpenTasks}")]
    public static partial void StillOpen(ILogger log, string instanceId, string name, string openTasks);

    [LoggerMessage(7203, LogLevel.Warning, "Event '{EventName}' for '{InstanceId}' went to a wait that had been cancelled and is lost, as in Azure")]
    public static partial void EventLost(ILogger log, string eventName, string instanceId);

    [LoggerMessage(7204, LogLevel.Error, "A step of '{InstanceId}' could not be run or stored; it is tried again when something new arrives for it or the host starts")]
    public static partial void StepFailed(ILogger log, Exception failure, string instanceId);

    [LoggerMessage(7205, LogLevel.Information, "Event '{EventName}' for '{InstanceId}' is dropped: {Reason}")]
    public static partial void EventDropped(ILogger log, string eventName, string instanceId, string reason);

    [LoggerMessage(7206, LogLevel.Error, "Orchestration '{InstanceId}' ({Name}) has failed: {Reason}")]
    public static partial void Failed(ILogger log, string instanceId, string name, string reason);

    [LoggerMessage(7207, LogLevel.Warning, "Activity '{Name}' of '{InstanceId}' (step {Step}) failed")]
    public static partial void ActivityFailed(ILogger log, Exception failure, string name, string instanceId, int step);

    [LoggerMessage(7208, LogLevel.Error, "The result of activity '{Name}' of '{InstanceId}' (step {Step}) could not be stored; it is run again when the host starts")]
    public static partial void ResultNotStored(ILogger log, Exception failure, string name, string instanceId, int step);
}
