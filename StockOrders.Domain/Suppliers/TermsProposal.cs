using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

internal enum ProposalStatus
{
    /// <summary>The buyer is to accept or refuse it.</summary>
    Open,

    /// <summary>Accepted; what it changes is approved and sent like any other change of the order.</summary>
    Accepted,
    Refused,

    /// <summary>Overtaken by a newer answer of the supplier, by a new revision, or by the end of the order.</summary>
    Superseded,
}

/// <summary>A supplier's yes with other dates, quantities or prices.</summary>
internal sealed record TermsProposal
{
    /// <summary>1 for the first; counts on over the whole life of the order.</summary>
    public required int Number { get; init; }

    public required ProposalStatus Status { get; init; }

    /// <summary>What the supplier had before them.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? Comment { get; init; }

    /// <summary>The day they can deliver on; null where they said nothing of the order as a whole.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>The day that stood on the order then.</summary>
    public DateOnly? ExpectedBefore { get; init; }

    /// <summary>Only lines of which they said something else than was ordered.</summary>
    public ImmutableArray<ProposedLine> Lines { get; init => field = value.IsDefault ? [] : value; } = [];

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>What the buyer said to it.</summary>
    public string? Answer { get; init; }

    /// <summary>The revision that accepting made; the supplier has agreed to exactly that one. Null where accepting changed dates alone, or nothing yet.</summary>
    public int? AcceptedRevision { get; init; }
}

/// <summary>What a supplier says of one line. A quantity of 0 means that they cannot deliver it at all.</summary>
/// <param name="Price">Of one unit, in the order's currency.</param>
/// <param name="Expected">Null where they said nothing of this line's day.</param>
internal readonly record struct ProposedLine(
    VariantId Variant,
    decimal QuantityBefore,
    decimal Quantity,
    decimal PriceBefore,
    decimal Price,
    DateOnly? ExpectedBefore = null,
    DateOnly? Expected = null)
{
    /// <summary>Whether more changes than the day.</summary>
    public bool ChangesTerms => Quantity != QuantityBefore || Price != PriceBefore;
}

/// <summary>What a supplier wrote of one line; null where they left it as it is.</summary>
internal readonly record struct WantedTerms(VariantId Variant, decimal? Quantity, decimal? Price, DateOnly? Expected);
