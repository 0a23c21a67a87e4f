using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.LocalHost.Mailbox;

namespace StockOrders.LocalHost.Demo;

/// <summary>
/// Fills the demo account through the app's own API, as a program of a customer would: settings, vendors, warehouses, variants, stock and
/// 400 days of sales; then a recalculation, whose drafts go on to approval by themselves, and what people answered first.
/// </summary>
internal sealed class DemoSeeding(AccountRegistry accounts, MailStore mails)
{
    private const int LinesOfOneCall = 1000;

    public async Task Seed(LocalApp app, CancellationToken cancellation)
    {
        await accounts.Ensure(new AccountId(DemoAccount.Id), DemoAccount.Key, cancellation);
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Add("Authorization", DemoAccount.Key);
        http.DefaultRequestHeaders.Add("Account", DemoAccount.Id);
        var api = new DemoClient(http, cancellation);
        if (!await IsSeeded(api))
        {
            var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
            await Catalogue(api, DemoData.Catalogue(), today);
            await Sales(api, today);
            await DemoRules.Make(api);
            await api.Send(HttpMethod.Post, "replenishment/runs", new { });
            await app.WhenIdle();
            using var visitor = app.CreateClient();
            await new DemoPeople(api, visitor, app, mails).Act();
        }

        await Announce(app, api);
    }

    private static async Task<bool> IsSeeded(DemoClient api) =>
        (await api.Get("purchase-orders?limit=1")).GetProperty("meta").GetProperty("total").GetInt32() > 0;

    private static async Task Catalogue(DemoClient api, DemoCatalogue catalogue, DateOnly today)
    {
        await api.Send(HttpMethod.Put, "settings", new { settings = DemoAccount.Settings });
        foreach (var vendor in catalogue.Vendors)
        {
            await api.Send(HttpMethod.Put, $"vendors/{vendor.Id}", new
            {
                vendor = new
                {
                    name = vendor.Name,
                    email = vendor.Email,
                    attn = vendor.Attn,
                    address = vendor.Address,
                    currency = vendor.Currency,
                    lead_time = vendor.LeadTime,
                    min_order_value = vendor.MinOrderValue,
                    payment_terms = vendor.PaymentTerms,
                    shipment_method = vendor.ShipmentMethod,
                },
            });
        }

        foreach (var warehouse in catalogue.Warehouses)
        {
            await api.Send(HttpMethod.Put, $"warehouses/{warehouse.Id}", new
            {
                warehouse = new { display_name = warehouse.DisplayName, type = warehouse.Type, address = warehouse.Address },
            });
        }

        var currencies = catalogue.Vendors.ToDictionary(vendor => vendor.Id, vendor => vendor.Currency);
        await api.Send(HttpMethod.Post, "variants", new { variants = catalogue.Variants.Select(variant => Variant(variant, currencies[variant.Vendor])) });
        await api.Send(HttpMethod.Post, "stock-levels", new Dictionary<string, object>
        {
            ["stock-levels"] = catalogue.Variants.SelectMany(variant => variant.InStock.Select(level => new
            {
                id = $"{variant.Id}-{level.Key}", variant = variant.Id, warehouse = level.Key, date = today, in_stock = level.Value,
            })),
        });
    }

    private static object Variant(DemoVariant variant, string currency) => new
    {
        id = variant.Id,
        sku = variant.Sku,
        title = variant.Title,
        barcode = variant.Barcode,
        category = variant.Category,
        brand = variant.Brand,
        cbm = variant.Cbm,

        // The vendor's price is in the vendor's currency, the variant's own in the account's.
        cost_price = decimal.Round(variant.CostPrice * DemoAccount.Rates.GetValueOrDefault(currency, 1), 2),
        price = variant.Price,
        review_period = variant.ReviewPeriod,
        safety_stock = variant.SafetyStock,
        vendors = new[]
        {
            new { vendor = variant.Vendor, cost_price = variant.CostPrice, vendor_packaging = variant.VendorPackaging, uom_ordering = variant.UomOrdering },
        },
    };

    private static async Task Sales(DemoClient api, DateOnly today)
    {
        var lines = DemoData.Sales().SelectMany(sold => sold.Units
            .Select((units, day) => (Units: units, Date: today.AddDays(day - sold.Units.Count)))
            .Where(day => day.Units > 0)
            .Select(day => new
            {
                id = $"{sold.Variant}-{sold.Warehouse}-{day.Date:yyyyMMdd}", variant = sold.Variant, warehouse = sold.Warehouse, date = day.Date, quantity = day.Units,
            }));
        foreach (var call in lines.Chunk(LinesOfOneCall))
        {
            await api.Send(HttpMethod.Post, "sales", new { sales = call });
        }
    }

    private static async Task Announce(LocalApp app, DemoClient api)
    {
        var orders = (await api.Get("purchase-orders?limit=1000&fields=stage")).GetProperty("purchase-orders").EnumerateArray()
            .CountBy(order => order.GetProperty("stage").GetString()!)
            .Select(stage => $"{stage.Value} {stage.Key.Replace('_', ' ')}");
        var exceptions = (await api.Get("exceptions?limit=1")).GetProperty("meta").GetProperty("total").GetInt32();
        await Console.Out.WriteLineAsync(
            $"""
            The demo is ready: account "{DemoAccount.Id}", key "{DemoAccount.Key}". Its orders: {string.Join(", ", orders)}.
              Orders      {new Uri(app.BaseAddress, "/")}
              Exceptions  {new Uri(app.BaseAddress, "/exceptions")}   {exceptions} that need a person
              Mailbox     {new Uri(app.BaseAddress, "/mailbox")}   approve and confirm from the mails here
            """);
    }
}
