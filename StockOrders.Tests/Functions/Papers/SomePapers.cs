using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

/// <summary>Orders as they are put on paper.</summary>
internal static class SomePapers
{
    public static readonly OrderHeader Header = Some.Header with
    {
        ShopName = "Charlie's Sweet Shop Ltd",
        VendorAddress = "Wonka Candy Works\n1 Chocolate Road\nLeeds LS1 4AP\nUnited Kingdom",
        BillingAddress = "Charlie's Sweet Shop Ltd\nAccounts\n12 High Street\nYork YO1 7EP",
        ShippingAddress = "Unit 4, Dock 2\nHarbour Park\nHull HU1 2AA",
        Attn = "Mr. Oompa",
        Notes = "Please deliver on one pallet.\nRing the bell at dock 2.",
        ShipmentMethod = "Lorry, free to dock",
        PaymentTerms = "30 days net",
        ExpectedDate = new DateOnly(2026, 5, 20),
        ExtraReference = "PROJECT-7",
        ShippingHandling = 45,
        ShippingHandlingTax = 9,
    };

    public static OrderLine Line(int index) => Some.Line(1 + (index % 480), 0.35m + (index % 97), new($"v{index}")) with
    {
        Title = $"Chocolate bar with hazelnuts number {index}, {(index % 3 == 0 ? "box of twelve, the good ones from the mountains" : "single")}",
        Sku = $"CHOC-{index:D5}",
        VendorReference = $"W/{index * 7}",
        Barcode = $"50{index:D11}",
    };

    /// <summary>Sent, whatever it comes to.</summary>
    public static StockOrder Order(int lines, OrderHeader? header = null) => Given.Sent().Order with
    {
        Header = header ?? Header,
        Lines = [.. Enumerable.Range(0, lines).Select(Line)],
    };

    public static StockOrder Priced(this StockOrder order, string currency) => order with { Header = order.Header with { Currency = Currency.Of(currency) } };

    public static PaperFile Pdf(StockOrder order) => OrderPapers.Pdf(order, Some.Settings, "Hull warehouse");

    /// <summary>Kept as test output, for people to look at.</summary>
    public static PaperFile Keep(this PaperFile file, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "papers"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + Path.GetExtension(file.Name)), file.Bytes.ToArray());
        return file;
    }
}
