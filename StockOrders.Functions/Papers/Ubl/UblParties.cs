using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers.Ubl;

/// <summary>Who orders, who delivers and who pays. Addresses are kept as people wrote them, so they go out line by line.</summary>
internal static class UblParties
{
    public static void Write(UblWriter ubl, StockOrder order, AccountSettings settings, OrderSheet sheet)
    {
        var header = order.Header;
        ubl.Group("BuyerCustomerParty", () => ubl.Group("Party", () =>
        {
            Name(ubl, sheet.Shop);
            ubl.GroupOf("Contact", settings.BuyerEmail, address => ubl.Text("ElectronicMail", address));
        }));
        ubl.Group("SellerSupplierParty", () => ubl.Group("Party", () =>
        {
            ubl.GroupOf("PartyIdentification", header.Vendor?.Value, ubl.Id);
            Name(ubl, sheet.Vendor);
            Address(ubl, "PostalAddress", header.VendorAddress);
            if (!string.IsNullOrWhiteSpace(header.Attn) || !string.IsNullOrWhiteSpace(header.Email))
            {
                ubl.Group("Contact", () =>
                {
                    ubl.Text("Name", header.Attn);
                    ubl.Text("ElectronicMail", header.Email);
                });
            }
        }));
        ubl.GroupOf("AccountingCustomerParty", header.BillingAddress, address => ubl.Group("Party", () =>
        {
            Name(ubl, sheet.Shop);
            Address(ubl, "PostalAddress", address);
        }));
    }

    public static void Address(UblWriter ubl, string name, string? address) => ubl.GroupOf(name, address, text =>
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            ubl.Group("AddressLine", () => ubl.Text("Line", line));
    });

    private static void Name(UblWriter ubl, string name) => ubl.Group("PartyName", () => ubl.Text("Name", name));
}
