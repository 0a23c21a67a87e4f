using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>What a client may order, within a transaction of the caller, and what it may not.</summary>
internal static class InstanceOrders
{
    private const int LongestId = 256;

    /// <summary>The id as it was given, or a new one. What the Functions extension refuses is refused here, so that it is found before Azure.</summary>
    public static string Checked(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return Guid.NewGuid().ToString("N");
        if (id.Length > LongestId || id[0] == '@' || id.Any(static c => c is '/' or '\\' or '?' or '#' || char.IsControl(c)))
        {
            throw new ArgumentException(
                $"An instance id has at most {LongestId} characters, none of them / \\ ? # or a control character, and does not begin with @.", nameof(id));
        }
        return id;
    }

    /// <summary>Orders an instance that has not ended to end, with its sub-orchestrations where <paramref name="recursive"/> says so.</summary>
    public static void Terminate(StateSession session, Aftermath after, string id, Terminated terminated, bool recursive)
    {
        if (InstanceRow.Find(session, id) is not { HasEnded: false })
            return;
        DurableRows.Deliver(session, after, id, terminated);
        foreach (var child in recursive ? DurableRows.Children(session, id) : [])
            Terminate(session, after, child, terminated, recursive);
    }

    /// <summary>Takes away an instance that has ended; returns how many went.</summary>
    public static int Purge(StateSession session, Aftermath after, string id, bool recursive)
    {
        if (InstanceRow.Find(session, id) is not { HasEnded: true })
            return 0;
        var purged = (recursive ? DurableRows.Children(session, id) : []).Sum(child => Purge(session, after, child, recursive));
        DurableRows.Delete(session, after, id);
        return purged + 1;
    }

    /// <summary>Why an instance cannot do what was asked. Azure's client raises gRPC's own exception here; the app must not depend on its type.</summary>
    public static Exception Unfit(string instanceId, InstanceRow? row, string what) => row is null
        ? new ArgumentException($"No instance with the id '{instanceId}' was found; it cannot {what}.")
        : new InvalidOperationException($"The orchestration instance {instanceId} is {row.Status}; it cannot {what}.");
}
