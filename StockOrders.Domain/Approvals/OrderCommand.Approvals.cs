namespace StockOrders.Domain.Orders;

internal abstract partial record OrderCommand
{
    internal sealed record Submit : OrderCommand;

    /// <param name="Step">The step a link was made for; null decides whichever step is pending.</param>
    /// <param name="Revision">The revision a link was made for; null for a caller who sees the newest.</param>
    internal sealed record Approve(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <inheritdoc cref="Approve"/>
    internal sealed record Reject(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <summary>Back to the one who asked, to be made better and submitted anew.</summary>
    /// <inheritdoc cref="Approve"/>
    internal sealed record SendBack(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <summary>Lifecycle: let the order through, or ask a person.</summary>
    internal sealed record RouteForApproval : OrderCommand;
}
