using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Printing;

namespace StockOrders.Functions.Papers.Ubl;

/// <summary>
/// A purchase order as an OASIS UBL 2.1 Order (ISO/IEC 19845), for the supplier's programs. What stands before what is the schema's to say;
/// a test holds each document against it.
/// </summary>
internal static class UblOrder
{
    private const string Space = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";

    /// <summary>UN/EDIFACT code list 1001: an order.</summary>
    private const string OrderCode = "220";

    public static byte[] Of(StockOrder order, AccountSettings settings, OrderSheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var ubl = new UblWriter(bytes, "Order", Space, order.Header.Currency))
        {
            Identity(ubl, order, sheet);
            UblParties.Write(ubl, order, settings, sheet);
            Terms(ubl, order, sheet);
            Sums(ubl, order);
            UblLines.Write(ubl, order, sheet);
        }

        return bytes.ToArray();
    }

    private static void Identity(UblWriter ubl, StockOrder order, OrderSheet sheet)
    {
        var header = order.Header;
        ubl.Text("UBLVersionID", "2.1");
        ubl.Id(sheet.Name);
        ubl.Day("IssueDate", header.CreatedDate ?? order.CreatedDay ?? DateOnly.FromDateTime(order.CreatedAt.UtcDateTime));
        ubl.Code("OrderTypeCode", "UNCL1001", OrderCode);
        if (PaperMarks.Of(order, sheet) is { Stamp: { } stamp, Warning: var warning })
            ubl.Text("Note", $"{stamp}: {warning}");
        if (order.Dispatch?.Replaces is { } replaced)
            ubl.Text("Note", string.Create(CultureInfo.InvariantCulture, $"Revision {order.Revision}; it replaces revision {replaced}."));
        ubl.Text("Note", header.Notes);
        ubl.Text("DocumentCurrencyCode", header.Currency.Code);
        ubl.Text("CustomerReference", header.ExtraReference);
        ubl.Number("LineCountNumeric", order.Lines.Length);
        ubl.Group("AdditionalDocumentReference", () =>
        {
            ubl.Id(order.Id.Value);
            ubl.Text("DocumentType", "Order in the buyer's system");
            ubl.Text("VersionID", order.Revision.ToString(CultureInfo.InvariantCulture));
        });
    }

    private static void Terms(UblWriter ubl, StockOrder order, OrderSheet sheet)
    {
        var header = order.Header;
        ubl.Group("Delivery", () =>
        {
            ubl.Group("DeliveryLocation", () =>
            {
                ubl.Id(header.Warehouse.Value);
                ubl.Text("Name", sheet.Warehouse);
                UblParties.Address(ubl, "Address", header.ShippingAddress);
            });
            if (header.ExpectedDate is { } day)
                ubl.Group("RequestedDeliveryPeriod", () => ubl.Day("EndDate", day));
        });
        ubl.GroupOf("DeliveryTerms", header.ShipmentMethod, terms => ubl.Text("SpecialTerms", terms));
        if (!string.IsNullOrWhiteSpace(header.PaymentTerms) || header.PaymentDate is not null)
        {
            ubl.Group("PaymentTerms", () =>
            {
                ubl.Text("Note", header.PaymentTerms);
                ubl.Day("PaymentDueDate", header.PaymentDate);
            });
        }
    }

    private static void Sums(UblWriter ubl, StockOrder order)
    {
        var totals = OrderTotals.Of(order);
        if (totals.Shipping.Amount != 0)
        {
            ubl.Group("AllowanceCharge", () =>
            {
                ubl.Flag("ChargeIndicator", true);
                ubl.Text("AllowanceChargeReason", "Shipping and handling");
                ubl.Amount("Amount", totals.Shipping.Amount);
            });
        }

        if (totals.Tax.Amount != 0)
            ubl.Group("TaxTotal", () => ubl.Amount("TaxAmount", totals.Tax.Amount));
        ubl.Group("AnticipatedMonetaryTotal", () =>
        {
            ubl.Amount("LineExtensionAmount", totals.Goods.Amount);
            ubl.Amount("TaxExclusiveAmount", totals.ExTax.Amount);
            ubl.Amount("TaxInclusiveAmount", totals.Worth.Amount);
            if (totals.Shipping.Amount != 0)
                ubl.Amount("ChargeTotalAmount", totals.Shipping.Amount);
            ubl.Amount("PayableAmount", totals.Worth.Amount);
        });
    }
}
