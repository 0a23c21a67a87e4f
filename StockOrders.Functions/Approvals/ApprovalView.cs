using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>All that the page behind an approver's link is made from.</summary>
/// <param name="Last">What the goods cost when they were last ordered.</param>
internal sealed record ApprovalView(
    StockOrder Order,
    ApprovalLink Link,
    AccountSettings Settings,
    string? Warehouse,
    OpenedLink Opened,
    IReadOnlyDictionary<VariantId, PaidPrice> Last)
{
    public ApprovalStep Step => Link.Step;

    public string At(DateTimeOffset instant) => Days.Of(instant, Settings);

    /// <summary>Somebody as the timeline knows them: an address, or the name of a key.</summary>
    public static string Who(string? by) => by switch
    {
        null or "" => "an approver",
        ApprovalDeadlines.Silence => "nobody",
        _ when by.StartsWith("api:", StringComparison.Ordinal) => $"the key {by["api:".Length..]}",
        _ when Person.KeyNameOf(by) is { } key => $"the key {key}",
        _ when by.StartsWith("approver:", StringComparison.Ordinal) => by["approver:".Length..],
        _ => by,
    };

    public static string Who(Person person) => person.Address is { Length: > 0 } address ? address : Who(person.Actor);
}
