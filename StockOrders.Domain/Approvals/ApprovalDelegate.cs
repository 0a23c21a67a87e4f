namespace StockOrders.Domain.Approvals;

/// <summary>Somebody stands in for an approver, from the first day to the last, both included, by the account's days.</summary>
/// <param name="Approver">As rules name them: an address, or <c>key:</c> and a key's name.</param>
internal sealed record ApprovalDelegate(string Id, string Approver, string Delegate, DateOnly From, DateOnly To, string? Comment = null)
{
    public const int MaxChain = 5;

    public bool IsOn(DateOnly day) => From <= day && day <= To;
}
