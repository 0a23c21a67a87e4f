using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Members that an answer tells and a call does not read there, so that what was read can be sent back whatever it holds; all of them.</summary>
internal static class Ignored
{
    private static readonly (string Operation, string Member, string Why)[] All =
    [
        ("PutWarehouse", "warehouse.id", "the address says which"),
        ("PutVendor", "vendor.id", "the address says which"),
        ("PutVariant", "variant.id", "the address says which"),
        ("SaveOrder", "connection.connection", "the address says which"),
        ("CreateOrder", "purchase-order.status_label", "status itself is set to the account's own word"),
        ("TestApprovalRules", "purchase-order.status_label", "as in a new order"),
        ("TestApprovalRules", "purchase-order.connections", "no order is made, and none is saved"),
        ("TestApprovalRules", "purchase-order.items[0].received_history", "as in a new order"),
        ("CreateOrder", "purchase-order.items[0].received_history", "it follows from received"),
        ("ChangeOrder", "purchase-order.connections", "afterwards the order's connections have an address of their own"),
    ];

    public static bool Is(Described known, Member member) => All.Any(one =>
        known.Id.Split('_')[0] == one.Operation && (member.Path == one.Member || member.Path.StartsWith(one.Member + ".", StringComparison.Ordinal) || member.Path.StartsWith(one.Member + "[", StringComparison.Ordinal)));
}
