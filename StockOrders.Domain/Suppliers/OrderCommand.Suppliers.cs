using System.Collections.Immutable;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderCommand
{
    /// <param name="Revision">The revision the supplier was sent; null for a buyer who speaks for them.</param>
    /// <param name="Expected">The day on which they deliver, said on the phone; null leaves it as it is.</param>
    internal sealed record Confirm(string By, string? Comment = null, int? Revision = null, DateOnly? Expected = null) : OrderCommand;

    /// <inheritdoc cref="Confirm"/>
    internal sealed record Decline(string By, string? Comment = null, int? Revision = null) : OrderCommand;

    /// <summary>A yes with other dates, quantities or prices.</summary>
    /// <param name="Expected">For the order as a whole; null leaves it.</param>
    /// <param name="Lines">Those that something is said of.</param>
    /// <param name="Revision">The revision the supplier was sent; null for a buyer who speaks for them.</param>
    internal sealed record ProposeTerms(
        string By, string? Comment, DateOnly? Expected, ImmutableArray<WantedTerms> Lines, int? Revision = null) : OrderCommand;

    /// <param name="Proposal">The one that was seen; null for whichever is open.</param>
    internal sealed record AcceptTerms(string By, string? Comment = null, int? Proposal = null) : OrderCommand;

    /// <inheritdoc cref="AcceptTerms"/>
    internal sealed record RefuseTerms(string By, string? Comment = null, int? Proposal = null) : OrderCommand;

    /// <summary>Send an approved order now, or mail the supplier again what they have.</summary>
    internal sealed record SendAgain : OrderCommand;

    /// <summary>Lifecycle: send the approved order to its supplier.</summary>
    internal sealed record Send : OrderCommand;
}
