namespace StockOrders.Functions.Approvals;

/// <summary>A link that somebody followed: what it lets them do, and what the page behind it needs to send them on.</summary>
/// <param name="Token">As it stands in the address; a secret.</param>
/// <param name="Form">What the page's form holds in its hidden field, see <see cref="LinkTokens.FormOf"/>.</param>
internal sealed record OpenedLink(LinkClaims Claims, string Token, string Form);
