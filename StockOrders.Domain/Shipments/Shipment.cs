using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Shipments;

/// <summary>An advance shipping notice: goods that are on their way, as the supplier or the buyer says.</summary>
internal sealed record Shipment
{
    /// <summary>1 for the first of the order.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset AnnouncedAt { get; init; }

    public required string By { get; init; }

    /// <summary>The sender's own number for it, such as that of the delivery note.</summary>
    public string? Reference { get; init; }

    public string? Carrier { get; init; }

    public string? Tracking { get; init; }

    public DateOnly? ShippedOn { get; init; }

    public DateOnly? ArrivesOn { get; init; }

    public string? Comment { get; init; }

    /// <summary>None once it is withdrawn.</summary>
    public ImmutableArray<ShippedLine> Lines { get; init => field = value.IsDefault ? [] : value; } = [];

    public DateTimeOffset? CorrectedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public bool IsLive => WithdrawnAt is null;
}

/// <param name="ReceivedBefore">What had been received of the line when it was announced: those goods are not these.</param>
internal readonly record struct ShippedLine(VariantId Variant, decimal Quantity, decimal ReceivedBefore);
