using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant as a client wants it: what they sent over what it is now. Vendors and warehouses it names have to be there.</summary>
/// <param name="keepsOffers">True where vendors and components that are sent are added to those that are there or change them; false where they replace the list.</param>
internal sealed class VariantInput(CatalogueBook catalogue, AccountId account, bool keepsOffers = false)
{
    /// <summary>Cubic metres of one unit.</summary>
    public const decimal MaxCbm = 10_000;

    /// <summary>Units.</summary>
    public const decimal MaxQuantity = 1_000_000_000;

    private const decimal MaxPrice = 1_000_000_000;
    private const int MaxDays = 1_000;
    private const int MaxVendors = 50;
    private const int MaxConnections = 50;

    private readonly VariantLinks links = new(catalogue, account, keepsOffers);

    /// <summary>What recalculations find: read-only, and taken back as it was answered.</summary>
    public static readonly string[] Metrics =
    [
        "vendor", "vendor_name", "vendor_reason", "vendor_reason_code", "purchase_orders_qty", "transfer_units_in", "transfer_units_out",
        "replenishment", "to_order", "to_order_cost", "replenish_date", "oos", "under_value", "reorder_point", "daily_sales", "lead_time_used",
        "last_7_days_sales", "last_30_days_sales", "last_60_days_sales", "last_90_days_sales", "last_180_days_sales", "last_365_days_sales",
        "forecasted_stock", "cur_forecasted_stock", "forecasted_lost_sales_lead_time", "forecasted_lost_revenue_lead_time", "metrics_date",
    ];

    /// <inheritdoc cref="VariantLinks.Begin"/>
    public void Begin() => links.Begin();

    public async ValueTask<Variant> Read(JsonFields fields, Variant? before, VariantId id, CancellationToken cancellation)
    {
        fields.Ignore("id");
        fields.Ignore(Metrics);
        var basis = VariantSteering.Read(fields, before ?? new Variant { Id = id });
        var variant = basis with
        {
            Sku = fields.Has("sku") ? fields.Text("sku", 200) : basis.Sku,
            Title = fields.Has("title") ? fields.Text("title", 500) : basis.Title,
            Barcode = fields.Has("barcode") ? fields.Text("barcode", 200) : basis.Barcode,
            Image = fields.Has("image") ? fields.Text("image", 2_000) : basis.Image,
            ProductId = fields.Has("product_id") ? fields.Id("product_id") : basis.ProductId,
            ProductType = fields.Has("product_type") ? fields.Text("product_type", 200) : basis.ProductType,
            Category = fields.Has("category") ? fields.Text("category", 200) : basis.Category,
            Brand = fields.Has("brand") ? fields.Text("brand", 200) : basis.Brand,
            UnitDecimals = fields.Whole("unit_decimals", 0, 4) ?? basis.UnitDecimals,
            CostPrice = fields.Has("cost_price") ? fields.Number("cost_price", 0, MaxPrice, Quantities.MaxDecimals) : basis.CostPrice,
            LandingCostPrice = fields.Has("landing_cost_price") ? fields.Number("landing_cost_price", 0, MaxPrice, Quantities.MaxDecimals) : basis.LandingCostPrice,
            Cbm = fields.Has("cbm") ? fields.Number("cbm", 0, MaxCbm, 6) : basis.Cbm,
            Price = fields.Has("price") ? fields.Number("price", 0, MaxPrice, 6) : basis.Price,
            LeadTime = fields.Has("lead_time") ? fields.Whole("lead_time", 0, MaxDays) : basis.LeadTime,
            Removed = fields.Flag("removed") ?? basis.Removed,
            Connections = fields.Has("connections") ? Connections(fields) : basis.Connections,
            Vendors = fields.Has("vendors") ? await Offers(fields, basis, cancellation) : basis.Vendors,
        };
        var linked = await links.Read(fields, await new StockInput(catalogue, account).Read(fields, variant, cancellation), cancellation);
        if (fields.Findings.IsSound)
        {
            links.Accept(linked);
        }

        return linked;
    }

    private async ValueTask<ImmutableArray<VendorOffer>> Offers(JsonFields fields, Variant basis, CancellationToken cancellation)
    {
        var offers = ImmutableArray.CreateBuilder<VendorOffer>();
        foreach (var entry in fields.Objects("vendors", MaxVendors) ?? [])
        {
            var vendor = entry.Id("vendor", required: true);
            var before = keepsOffers ? basis.Vendors.FirstOrDefault(known => known.Vendor.Value == vendor) : null;
            var offer = OfferInput.Read(
                entry, before ?? new VendorOffer { Vendor = new VendorId(vendor ?? ""), CostPrice = 0 }, required: before is null);
            entry.Close();
            if (vendor is null)
            {
                continue;
            }

            if (offers.Any(known => known.Vendor == offer.Vendor))
            {
                entry.Refuse("vendor", "vendor_twice", $"{vendor} stands in the list twice.");
            }
            else if (await catalogue.Find(account, offer.Vendor, cancellation) is null)
            {
                entry.Refuse("vendor", "unknown_vendor", $"There is no vendor {vendor}.");
            }

            offers.Add(offer);
        }

        return keepsOffers
            ? [.. basis.Vendors.Select(known => offers.FirstOrDefault(offer => offer.Vendor == known.Vendor) ?? known),
               .. offers.Where(offer => basis.Vendors.All(known => known.Vendor != offer.Vendor))]
            : offers.ToImmutable();
    }

    private static ImmutableArray<VariantConnection> Connections(JsonFields fields)
    {
        var connections = ImmutableArray.CreateBuilder<VariantConnection>();
        foreach (var entry in fields.Objects("connections", MaxConnections) ?? [])
        {
            var name = entry.Id("connection", required: true);
            var connection = new VariantConnection(
                name ?? "", entry.Id("id"), entry.Flag("removed") ?? false, [.. entry.Texts("vendors", MaxVendors) ?? []]);
            entry.Close();
            if (name is not null && connections.Any(known => known.Connection == name))
            {
                entry.Refuse("connection", "connection_twice", $"{name} stands in the list twice.");
            }

            connections.Add(connection);
        }

        return connections.ToImmutable();
    }
}
