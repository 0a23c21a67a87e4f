using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Pages;

/// <summary>An order as people read it, in a mail or on a page: words and figures, without any markup.</summary>
internal sealed record OrderSheet
{
    private const int FingerprintBytes = 12;
    private const int ExpectedBytes = 16 * 1024;

    /// <summary>The order's own reference where it has one.</summary>
    public required string Name { get; init; }

    /// <summary>Who orders.</summary>
    public required string Shop { get; init; }

    public required string Vendor { get; init; }

    /// <summary>Where the goods go, by its name where it has one.</summary>
    public required string Warehouse { get; init; }

    public required string Currency { get; init; }

    public required string Total { get; init; }

    public required ImmutableArray<OrderFact> Facts { get; init; }

    public required ImmutableArray<OrderSheetLine> Lines { get; init; }

    /// <summary>What <see cref="Lines"/> tell, in the same order.</summary>
    public required ImmutableArray<PricedLine> Priced { get; init; }

    /// <summary>Goods, charges and the total, as far as they differ, without the currency.</summary>
    public required ImmutableArray<OrderFact> Sums { get; init; }

    /// <param name="warehouse">The name of the warehouse that the goods go to.</param>
    public static OrderSheet Of(StockOrder order, AccountSettings settings, string? warehouse = null)
    {
        var header = order.Header;
        var totals = OrderTotals.Of(order);
        var priced = PricedLine.AllOf(order);
        return new OrderSheet
        {
            Name = First(header.Reference, order.Id.Value)!,
            Shop = First(header.ShopName, settings.ShopName, "StockOrders")!,
            Vendor = First(header.VendorName, header.Vendor?.Value, header.SourceWarehouse?.Value, "a supplier")!,
            Warehouse = First(warehouse, header.WarehouseName, header.Warehouse.Value)!,
            Currency = header.Currency.Code,
            Total = totals.Worth.ToString(),
            Facts = FactsOf(order, First(warehouse, header.Warehouse.Value)!),
            Lines = [.. priced.Select(line => OrderSheetLine.Of(line, header))],
            Priced = priced,
            Sums = SumsOf(header, totals),
        };
    }

    private static ImmutableArray<OrderFact> FactsOf(StockOrder order, string warehouse)
    {
        var header = order.Header;
        return
        [
            .. new (string Label, string? Words)[]
            {
                ("Supplier", First(header.VendorName, header.Vendor?.Value)),
                ("Supplier's address", header.VendorAddress),
                ("Attention", header.Attn),
                ("From warehouse", header.SourceWarehouse?.Value),
                ("Deliver to", First(header.ShippingAddress, warehouse)),
                ("Invoice to", header.BillingAddress),
                ("Expected", header.ExpectedDate is { } day ? Days.Of(day) : null),
                ("Shipped by", header.ShipmentMethod),
                ("Payment terms", header.PaymentTerms),
                ("Other reference", header.ExtraReference),
                ("Notes", header.Notes),
            }.Where(fact => !string.IsNullOrWhiteSpace(fact.Words)).Select(fact => new OrderFact(fact.Label, fact.Words!.Trim())),
        ];
    }

    private static ImmutableArray<OrderFact> SumsOf(OrderHeader header, OrderTotals totals)
    {
        var total = new OrderFact("Total", Bare(totals.Total, header.Currency));
        return totals.Goods == totals.Worth ? [total] :
        [
            new OrderFact("Goods", Bare(totals.Goods.Amount, header.Currency)),
            .. Unless0("Tax", totals.GoodsTax.Amount),
            .. Unless0("Shipping and handling", totals.Shipping.Amount),
            .. Unless0("Tax on shipping", totals.ShippingTax.Amount),
            total,
        ];

        ImmutableArray<OrderFact> Unless0(string label, decimal amount) => amount == 0 ? [] : [new OrderFact(label, Bare(amount, header.Currency))];
    }

    /// <summary>The same for the same words and figures.</summary>
    public string Fingerprint()
    {
        using var words = new Utf8Text(ExpectedBytes);
        Add(Name, Vendor, Currency, Total);
        foreach (var fact in Facts)
            Add(fact.Label, fact.Words);
        foreach (var sum in Sums)
            Add(sum.Label, sum.Words);
        foreach (var line in Lines)
            Add(line.Item, line.Detail, line.Quantity, line.Price, line.Amount);
        return Base64Url.EncodeToString(SHA256.HashData(words.Written.Span).AsSpan(0, FingerprintBytes));

        void Add(params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
            {
                words.Add(text);
                words.Add("\0");
            }
        }
    }

    /// <summary>For columns that name the currency at their head.</summary>
    internal static string Bare(decimal amount, Currency currency) => Figures.Bare(amount, currency);

    private static string? First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text.Trim();
        }

        return null;
    }
}

internal readonly record struct OrderFact(string Label, string Words);
