namespace StockOrders.Tests.SeedExamples;

/// <summary>All the places where an answer differs from the page's example, each with its reason; nothing else may.</summary>
internal static class Ours
{
    /// <summary>The page answers a vendor's name where its id was sent. Ours stays an id, so that what was read can be sent back; the name is in vendor_display_name.</summary>
    public static (string Path, string Ours) Vendor(string id) => ("purchase-order.vendor", id);

    /// <summary>The page spells one status CLOSED, active and draft. Ours has one spelling, and an order that was made a moment ago is a draft.</summary>
    public static (string Path, string Ours) Status(string word) => ("purchase-order.status", word);

    /// <summary>A new order's id is new; and the page closes one order and answers another's id.</summary>
    public static (string Path, string Ours) OrderId(string id) => ("purchase-order.id", id);

    /// <summary>A message names what the answer is about: the page's holds the other order's id, or another connection than the address.</summary>
    public static (string Path, string Ours) Message(string text) => ("result.message", text);

    /// <summary>The page answers 123 where c20_123 was sent. Ours answers the whole id, which names one variant for certain.</summary>
    public static (string Path, string Ours) FullItemId(string id) => ("items.id", id);

    /// <summary>The page's message names an item by a number that stands nowhere else.</summary>
    public static (string Path, string Ours) ItemMessage(string reference, string item) => Message($"Purchase order \"{reference}\" item {item} updated");

    /// <summary>The page saves into QuickBooksCommerce.30636 and answers another connection's name.</summary>
    public static (string Path, string Ours) Connection(string name) => ("connection.connection", name);
}
