using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

/// <summary>Whatever is on an order, sent back as it was read it changes nothing: by PUT, which replaces, and by PATCH.</summary>
public sealed class SentBackTests
{
    private const string Orders = "/api/v1/purchase-orders";

    private static readonly Gen<JsonNode?> Words = Gen.Elements("", "a", " x ", "Zoë & <Co>", "1 Way", "=1+1", "naïve \"quotes\"").Select(text => (JsonNode?)text);

    private static readonly Gen<JsonNode?> Days = Gen.OneOf(
        Gen.Choose(0, 20_000).Select(day => (JsonNode?)new DateOnly(2001, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null)),
        Gen.Choose(1_000_000_000, 2_000_000_000).Select(seconds => (JsonNode?)seconds),
        Gen.Choose(1_000_000_000, 2_000_000_000).Select(seconds => (JsonNode?)$"{seconds}"));

    private static readonly Gen<JsonNode?> Flags = Gen.Elements(true, false).Select(flag => (JsonNode?)flag);

    private static readonly Gen<JsonNode?> CustomFields = Gen.Elements(
        """["season=spring"]""", """["a=1","b = x=y "]""", "\"season=spring\"", "\"a=1\\nb=2\"", """{"season":"spring","count":7,"ok":true}""", "[]", "{}", "\"\"")
        .Select(text => JsonNode.Parse(text));

    private static readonly (string Name, Gen<JsonNode?> Value)[] Header =
    [
        .. new[] { "reference", "extra_reference", "attn", "shipment_method", "payment_terms", "shop_name", "vendor_address", "billing_address", "shipping_address", "notes" }
            .Select(name => (name, Words)),
        .. new[] { "created_date", "expected_date", "payment_date", "shipment_date", "received_date" }.Select(name => (name, Days)),
        .. new[] { "discount_enabled", "uom_ordering", "addMySKUs", "addVendorSKUs", "addBarcodes", "addCategories", "useTitlesAsVendorName" }.Select(name => (name, Flags)),
        ("shipping_handling", Number(4, 10_000)), ("shipping_handling_tax", Number(4, 1_000)), ("default_discount", Number(4, 100)),
        ("shipping_allocation", Word("value", "QUANTITY", "volume")), ("uom_round", Word("up", "down", "off")), ("moq", Word("variant", "product", "order")),
        ("currency", Word("GBP", "jpy", "KWD")), ("email", Word("a@b.example", "")), ("custom_fields", CustomFields),
    ];

    private static readonly (string Name, Gen<JsonNode?> Value)[] Line =
    [
        .. new[] { "title", "sku", "barcode", "image", "categories", "vendor_name", "vendor_reference" }.Select(name => (name, Words)),
        .. new[] { "source_stock", "in_stock", "purchase_orders_qty", "transfer_units_in", "transfer_units_out", "uom_ordering", "vendor_packaging" }
            .Select(name => (name, Number(4, 1_000))),
        ("landing_cost_price", Number(4, 100)), ("discount", Number(4, 100)), ("tax", Number(4, 100)), ("cbm", Number(6, 10)),
    ];

    [Fact]
    public async Task An_order_sent_back_as_it_was_read_changes_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();

        foreach (var body in Bodies.Sample(60, 60))
        {
            var created = await api.Must(HttpMethod.Post, Orders, body.ToJsonString());
            var path = $"{Orders}/{created.Json["purchase-order"]!["id"]!.GetValue<string>()}";
            var read = await api.Get(path);
            var items = await api.Get(path + "/items");
            var commits = api.Store.Commits;

            foreach (var (method, to, back) in new[]
            {
                (HttpMethod.Put, path, read.Text), (HttpMethod.Patch, path, read.Text), (HttpMethod.Put, path + "/items", items.Text),
                (HttpMethod.Patch, path + "/items", items.Text),
            })
            {
                var answer = await api.Send(method, to, back);
                Assert.True(answer.Code == 200, $"{method} {to} answered {answer.Text} to {back}");
            }

            Assert.True(commits == api.Store.Commits, $"{body} was changed into {(await api.Get(path)).Text} from {read.Text}");
        }
    }

    private static Gen<JsonObject> Bodies =>
        from header in Some(Header)
        from lines in Gen.Choose(1, 4).SelectMany(count => Gen.ListOf(Some(Line), count))
        from ordered in Gen.Choose(1, 999)
        select Body(header, lines, ordered);

    private static JsonObject Body(List<KeyValuePair<string, JsonNode?>> header, List<List<KeyValuePair<string, JsonNode?>>> lines, int ordered)
    {
        var items = lines.Select((line, index) => (JsonNode?)With(
            line, ("id", $"c1_{index + 1}"), ("replenishment", ordered + index), ("cost_price", 0.3337m * (index + 1)))).ToArray();
        return new JsonObject { ["purchase-order"] = With(header, ("vendor", "vendor_1"), ("warehouse", "w1"), ("items", new JsonArray(items))) };
    }

    private static JsonObject With(List<KeyValuePair<string, JsonNode?>> members, params (string Name, JsonNode? Value)[] more) =>
        new([.. members.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())), .. more.Select(member => KeyValuePair.Create(member.Name, member.Value))]);

    /// <summary>About half of the members, each with a value of its own.</summary>
    private static Gen<List<KeyValuePair<string, JsonNode?>>> Some((string Name, Gen<JsonNode?> Value)[] members) =>
        members.Aggregate(
            Gen.Constant(new List<KeyValuePair<string, JsonNode?>>()),
            (all, member) => from some in all
                             from isThere in Gen.Elements(true, false)
                             from value in member.Value
                             select isThere ? [.. some, KeyValuePair.Create(member.Name, value)] : some);

    private static Gen<JsonNode?> Number(int digits, int max) =>
        from part in Gen.Choose(0, max * 100)
        from small in Gen.Choose(0, (int)Math.Pow(10, digits) - 1)
        select (JsonNode?)Math.Min(max, (part / 100m) + (part % 3 == 0 ? new decimal(small, 0, 0, false, (byte)digits) : 0));

    private static Gen<JsonNode?> Word(params string[] words) => Gen.Elements(words).Select(word => (JsonNode?)word);
}
