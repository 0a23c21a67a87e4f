namespace StockOrders.Domain.Outcomes;

/// <summary>How a refusal is to be understood by the caller; the shell maps each kind to one HTTP status.</summary>
internal enum RefusalKind
{
    /// <summary>The request itself is wrong: 400.</summary>
    Invalid,

    /// <summary>The thing asked for is not there: 404.</summary>
    Missing,

    /// <summary>The request is sound, but not in this state: 409.</summary>
    Conflict,

    /// <summary>The caller may not: 403.</summary>
    Forbidden,

    /// <summary>More than a limit allows: 413.</summary>
    TooLarge,

    /// <summary>The caller decided on an older version: 412.</summary>
    Stale,

    /// <summary>The idempotency key was used for something else: 422.</summary>
    KeyReused,
}

/// <summary>
/// Why nothing was done. <paramref name="Code"/> is stable and snake_case (<c>received_over_ordered</c>);
/// <paramref name="Message"/> is a sentence that holds the figures; <paramref name="Field"/> names the member at fault,
/// as a path (<c>items[3].replenishment</c>), or is null where no one member is.
/// </summary>
internal sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null);
