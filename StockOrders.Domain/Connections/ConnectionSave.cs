namespace StockOrders.Domain.Connections;

/// <summary>How an order stands to one connection it was to be saved into.</summary>
internal sealed record ConnectionSave(string Connection)
{
    public required SaveStatus Status { get; init; }

    /// <summary>
    /// The timeline's entry whose order is sent. It names the effect and its idempotency key, and stays the same until it is known what
    /// became of it: what may have arrived is never sent under a second key.
    /// </summary>
    public required int Request { get; init; }

    /// <summary>The order changed while the request was on its way; it is sent again when that one has ended.</summary>
    public bool Again { get; init; }

    /// <summary>What the order is called there; null until it was saved once.</summary>
    public SavedOrder? Saved { get; init; }

    /// <summary>The request that the other side has; 0 until it was saved once.</summary>
    public int SavedRequest { get; init; }

    /// <summary>The connection owns orders: what was saved there is changed there and nowhere else.</summary>
    public bool OwnsOrders { get; init; }

    /// <summary>Why it could not be saved.</summary>
    public string? Message { get; init; }

    /// <summary>When that was found out; null where it was saved, or failed before this was kept.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>True while an error leaves open whether the other side has it.</summary>
    public bool IsUnknown { get; init; }
}

internal enum SaveStatus
{
    /// <summary>On its way.</summary>
    Run,

    Success,

    Error,
}
