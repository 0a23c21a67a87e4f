using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain;

/// <summary>Valid things to begin with; a test changes the one fact that it is about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Morning = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly OrderId Id = OrderId.From("6632028000000000000000aa");

    public static readonly VariantId Bolt = VariantId.From("c20_123");

    public static readonly VariantId Nut = VariantId.From("c20_124");

    public static readonly Currency Pounds = Currency.Of("GBP");

    public static readonly AccountSettings Settings = new()
    {
        Currency = Pounds,
        TimeZone = "Europe/London",
        ApprovalLimit = 2_000,
        ApproverEmail = "manager@example.com",
        EscalationEmail = "director@example.com",
        BuyerEmail = "buyer@example.com",
        ApprovalReminder = TimeSpan.FromHours(24),
        ApprovalEscalation = TimeSpan.FromHours(48),
        ApprovalTimeout = TimeSpan.FromHours(72),
        ApprovalSilence = ApprovalSilence.Reject,
        ConfirmationDue = TimeSpan.FromHours(24),
        ConfirmationChase = TimeSpan.FromHours(25),
        Tolerance = default,
        Digest = false,
        Rates = ImmutableSortedDictionary<string, decimal>.Empty.Add("EUR", 0.85m),
    };

    public static readonly OrderHeader Header = new()
    {
        Reference = "PO-1",
        Vendor = VendorId.From("vendor_1"),
        VendorName = "Wonka Candy",
        Warehouse = WarehouseId.From("w1"),
        Currency = Pounds,
        Email = "sales@wonka.example",
    };

    public static readonly OrderHeader TransferHeader = Header with { Vendor = null, Email = null, SourceWarehouse = WarehouseId.From("w2") };

    public static OrderLine Line(decimal ordered = 10, decimal price = 1, VariantId? variant = null) =>
        new() { Variant = variant ?? Bolt, Ordered = ordered, CostPrice = price };

    public static OrderCommand.Create Create(params OrderLine[] lines) =>
        new(Id, OrderType.Purchase, OrderSource.Api, Header, lines is [] ? [Line()] : [.. lines]);

    public static SupplierInvoice Invoice(decimal quantity, decimal price = 1, string number = "INV-1") => new()
    {
        Id = InvoiceId.From("i-" + number),
        Number = number,
        Vendor = VendorId.From("vendor_1"),
        Order = Id,
        Date = new DateOnly(2026, 5, 20),
        Currency = Pounds,
        Lines = [new InvoiceLine(Bolt, quantity, price)],
        Total = quantity * price,
        Verdict = new MatchVerdict(InvoiceStatus.Waiting, [], []),
        ReceivedAt = Morning,
    };
}
