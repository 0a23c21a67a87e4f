using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>A new order, or one for each vendor, as a client asked for it.</summary>
/// <param name="Filter">Picks further lines by what is needed; null where the client sent none.</param>
/// <param name="PerVendor">True makes an order for each vendor that the lines are best bought from.</param>
internal sealed record OrderAsked(
    JsonFields Fields,
    OrderType Type,
    bool IsSubmitted,
    Places Places,
    HeaderEdit Edit,
    IReadOnlyList<LineEdit> Lines,
    VariantsFilter? Filter,
    bool PerVendor)
{
    /// <summary>What belongs to one vendor and cannot be said of all.</summary>
    private static readonly string[] OfOneVendor = ["vendor", "vendor_address", "email", "attn", "currency", "min_budget", "min_quantity"];

    /// <summary>Names of connections that each order is to be saved into.</summary>
    public ImmutableArray<string> SaveInto { get; init; } = [];

    /// <summary>The account's own word for the status, and what it stands for; null where the client used none.</summary>
    public (string Label, string Status)? Label { get; init; }

    /// <summary>True where quantities are worked out from what is needed now, or several orders are made.</summary>
    public bool IsPlanned => Filter is not null || PerVendor;

    /// <summary>Null with findings where it cannot be made.</summary>
    public static async ValueTask<OrderAsked?> Read(
        JsonFields fields, CatalogueBook catalogue, AccountId account, AccountSettings settings, CancellationToken cancellation)
    {
        var type = OrderWords.TypeOf(fields);
        var isSubmitted = OrderWords.IsSubmittedAtOnce(fields, settings);
        var places = await Places.Read(fields, catalogue, account, cancellation);
        var perVendor = fields.Flag("per_vendor") ?? false;
        var filter = VariantsFilter.Read(fields, settings.Zone());
        var lines = Items(fields, isRequired: fields.IsBlank(VariantsFilter.Name));
        var edit = HeaderEdit.Read(fields, places);
        // A copy of another order comes with its label; a new order has none.
        fields.Ignore("status_label");
        RefuseUnfit(fields, type, places, perVendor);
        fields.Close();
        return lines is null || places.Warehouse is null || !fields.Findings.IsSound
            ? null
            : new OrderAsked(fields, type, isSubmitted, places, edit, lines, filter, perVendor);
    }

    /// <summary>Tells the client which variants are left out, the first of them by name.</summary>
    public void WarnOf(IEnumerable<OfferedNeed> leftOut, string why)
    {
        var ids = leftOut.Select(need => need.Need.Here.Variant.Id.Value).ToList();
        if (ids.Count > 0)
        {
            Fields.Findings.Warn($"{why} {string.Join(", ", ids.Take(20))}{(ids.Count > 20 ? $" and {ids.Count - 20} more" : "")}: left out.");
        }
    }

    /// <summary>Tells the client which of the orders are below a minimum; that refuses nothing.</summary>
    public void WarnOfMinimums(IReadOnlyCollection<OrderCommand.Create> creates)
    {
        foreach (var create in creates)
        {
            foreach (var shortfall in OrderMinimum.Shortfalls(create.Header, create.Lines))
            {
                var whose = creates.Count > 1 ? $"{create.Header.VendorName}: " : "";
                Fields.Findings.Warn(whose + shortfall.Message(create.Header.Currency));
            }
        }
    }

    private static void RefuseUnfit(JsonFields fields, OrderType type, Places places, bool perVendor)
    {
        if (type == OrderType.Purchase && !perVendor && places.Vendor is null && fields.IsBlank("vendor"))
        {
            fields.Refuse("vendor", "missing_member", "vendor is required for a purchase order; per_vendor makes an order for each vendor.");
        }

        if (places.Warehouse is null && fields.IsBlank("warehouse"))
        {
            fields.Refuse("warehouse", "missing_member", "warehouse is required.");
        }

        if (perVendor && type != OrderType.Purchase)
        {
            fields.Refuse("per_vendor", "purchase_orders_only", "Only purchase orders have vendors.");
        }

        foreach (var member in perVendor ? OfOneVendor.Where(member => !fields.IsBlank(member)) : [])
        {
            fields.Refuse(member, "not_with_per_vendor", $"{member} belongs to one vendor; with per_vendor each order has its own vendor's.");
        }

        if (type == OrderType.Assembly && !fields.IsBlank(VariantsFilter.Name))
        {
            fields.Refuse(
                VariantsFilter.Name, "components_unknown", "An assembly order needs the components of each item, and variants hold none. Send items with components.");
        }
    }

    private static List<LineEdit>? Items(JsonFields fields, bool isRequired)
    {
        if (fields.Objects("items", LineRules.MaxLines, isRequired) is not { } items)
        {
            return isRequired || !fields.IsBlank("items") ? null : [];
        }

        if (items.Count == 0 && isRequired)
        {
            fields.Refuse("items", "no_items", "An order needs at least one item.");
            return null;
        }

        return [.. items.Select(item => LineEdit.Read(item))];
    }
}
