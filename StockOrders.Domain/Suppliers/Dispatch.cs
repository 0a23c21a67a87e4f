using System.Collections.Immutable;

namespace StockOrders.Domain.Suppliers;

/// <summary>What the supplier was sent and what they said. The instants are fixed when the order is sent.</summary>
internal sealed record Dispatch
{
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The address it was mailed to; empty where the vendor has none, or for transfers and assemblies, which have no supplier to confirm.</summary>
    public required string To { get; init; }

    public required int Revision { get; init; }

    /// <summary>The revision that the supplier had before; null for the first.</summary>
    public int? Replaces { get; init; }

    /// <summary>When the first of several revisions was sent; null where this one is the first.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it was last mailed again; null where it was not.</summary>
    public DateTimeOffset? ResentAt { get; init; }

    /// <summary>When an answer is expected: sent + 24 h unless configured.</summary>
    public DateTimeOffset? ConfirmationDue { get; init; }

    /// <summary>When silence is flagged and the supplier chased: sent + 25 h elapsed unless configured.</summary>
    public DateTimeOffset? ChaseAt { get; init; }

    public DateTimeOffset? ChasedAt { get; init; }

    /// <summary>When silence is met with further mails, ascending.</summary>
    public ImmutableArray<DateTimeOffset> ChaseAgainAt { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many of those went out.</summary>
    public int ChasedAgain { get; init; }

    /// <summary>When a person takes over, because no mail helped; null on orders from before there were further mails.</summary>
    public DateTimeOffset? GiveUpAt { get; init; }

    public DateTimeOffset? GivenUpAt { get; init; }

    /// <summary>IANA name of the account's time zone, whose midnight ends the day on which goods are expected; null on orders from before lateness was watched.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When a supplier whose goods are late is asked again, after they were found to be late; ascending.</summary>
    public ImmutableArray<TimeSpan> DelayChases { get; init => field = value.IsDefault ? [] : value; } = [];

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>When they answered with other terms that the buyer has not decided on; null where they did not.</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>When the same revision was put to them once more, because the terms they wanted were refused.</summary>
    public DateTimeOffset? AskedAnewAt { get; init; }

    public string? Comment { get; init; }

    /// <summary>
    /// What it was called whenever it was sent, the last name last: references change without a revision, and the supplier's invoice names what
    /// they were sent. Empty where that was not kept.
    /// </summary>
    public ImmutableArray<string> Names { get; init => field = value.IsDefault ? [] : value; } = [];
}
