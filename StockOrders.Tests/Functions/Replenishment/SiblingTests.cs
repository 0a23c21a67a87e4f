using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>A new size or colour of a product that sells starts from the product's other variants by itself.</summary>
public sealed class SiblingTests
{
    private const string Path = "/api/v1/replenishment/suggestions/";

    // Only a variant that a person named, or the category, stood in for a new one.
    [Fact]
    public async Task A_new_variant_starts_from_the_mean_of_its_siblings_and_the_derivation_names_them()
    {
        await using var api = await Shirts();
        await Make(api, "z_new", "shirt");

        var found = await Suggestion(api, "z_new");

        Assert.Equal((8m, "sibling", "shirt"), ((decimal)found["daily_sales"]!, (string)found["forecast"]!["start"]!, (string)found["forecast"]!["start_from"]!));
        Assert.Equal(["a_red", "m_blue"], found["forecast"]!["start_siblings"]!.AsArray().Select(id => (string)id!));
        var inputs = found["derivation"]!.AsArray().First(step => (string)step!["name"]! == "daily_sales")!["inputs"]!.AsArray();
        Assert.Equal(["a_red", "m_blue"], inputs.Where(input => (string)input!["name"]! == "sibling").Select(input => (string)input!["value"]!));
        var metrics = await Recalculated(api, "z_new");
        Assert.Equal(8m, metrics);
    }

    [Fact]
    public async Task Own_days_take_the_place_of_its_siblings()
    {
        await using var api = await Shirts();
        await Make(api, "z_new", "shirt");
        await api.Advance(TimeSpan.FromDays(14));
        await Sells(api, "z_new", Enumerable.Repeat(40m, 14), new DateOnly(2026, 5, 16));
        await Sells(api, "a_red", Enumerable.Repeat(6m, 14), new DateOnly(2026, 5, 16));
        await Sells(api, "m_blue", Enumerable.Repeat(10m, 14), new DateOnly(2026, 5, 16));

        Assert.Equal(24m, (decimal)(await Suggestion(api, "z_new"))["daily_sales"]!);
    }

    [Fact]
    public async Task Whom_a_person_named_counts_before_siblings()
    {
        await using var api = await Shirts();
        await Make(api, "z_new", "shirt", like: "other");

        var found = await Suggestion(api, "z_new");

        Assert.Equal((100m, "other", 0), ((decimal)found["daily_sales"]!, (string)found["forecast"]!["start_from"]!, found["forecast"]!["start_siblings"]!.AsArray().Count));
    }

    [Fact]
    public async Task What_came_with_its_siblings_and_never_sold_is_not_new_and_what_is_sixty_days_old_neither()
    {
        await using var api = await Shirts();
        await Make(api, "unsold", "coat");
        await Make(api, "sold", "coat");
        await Sells(api, "sold", Enumerable.Repeat(5m, 60), new DateOnly(2026, 5, 1));
        await Make(api, "z_new", "shirt");
        Assert.Equal(0m, (decimal)(await Suggestion(api, "unsold"))["daily_sales"]!);

        await api.Advance(TimeSpan.FromDays(61));

        Assert.Equal(0m, (decimal)(await Suggestion(api, "z_new"))["daily_sales"]!);
    }

    [Fact]
    public async Task A_sibling_that_left_the_product_was_removed_deleted_or_is_damaged_is_none()
    {
        await using var api = await Shirts();
        foreach (var id in new[] { "s1", "s2", "s3", "s4" })
        {
            await Make(api, id, "shirt");
            await Sells(api, id, Enumerable.Repeat(1000m, 60), new DateOnly(2026, 5, 1));
        }

        await api.Advance(TimeSpan.FromDays(1));
        await Make(api, "z_new", "shirt");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s1", """{"variant":{"product_id":"hat"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s2", """{"variant":{"removed":true}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s3", """{"variant":{"warehouse":"w1","in_stock":0}}""");
        await api.Must(HttpMethod.Delete, "/api/v1/variants/s3");
        var account = new AccountId(TestApi.Account);
        await api.Get<IStore>().Commit(
            DemandNames.Partition(account), [RowChange.Put(DemandNames.Days(new Place(new VariantId("s4"), new WarehouseId("w1"))), new byte[] { 1, 2, 3 })], default);

        var found = await Suggestion(api, "z_new");

        Assert.Equal(["a_red", "m_blue"], found["forecast"]!["start_siblings"]!.AsArray().Select(id => (string)id!));
    }

    // Whoever asked why was answered 500, and a night's page of a thousand variants was worked through by none.
    [Theory]
    [InlineData(new byte[] { 77, 1, 2, 3 })]
    [InlineData(new byte[] { 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 0, (byte)'n', (byte)'u', (byte)'l', (byte)'l' })]
    public async Task A_damaged_place_among_the_variants_of_a_product_is_skipped_and_logged_and_stops_nobody(byte[] damage)
    {
        var logged = new LoggedLines();
        await using var api = await Shirts(services => services.AddSingleton<ILoggerProvider>(logged));
        await Make(api, "z_new", "shirt");
        var account = new AccountId(TestApi.Account);
        await api.Get<IStore>().Commit(
            CatalogueRows.Partition(account), [RowChange.Put(CatalogueRows.OfProduct("shirt", new VariantId("m_blue")), damage)], default);

        var found = await Suggestion(api, "z_new");

        Assert.Equal(["a_red"], found["forecast"]!["start_siblings"]!.AsArray().Select(id => (string)id!));
        Assert.Contains(logged.All, line => line.Contains("m_blue", StringComparison.Ordinal) && line.Contains("shirt", StringComparison.Ordinal));
        Assert.Equal(6m, await Recalculated(api, "z_new"));
    }

    // They were written only where a variant's product or mark changed, so those of a catalogue that was there before stood in for nobody.
    [Fact]
    public async Task Variants_from_before_products_were_kept_stand_in_for_new_ones_once_they_are_put_again()
    {
        await using var api = await Shirts();
        var account = new AccountId(TestApi.Account);
        foreach (var id in new[] { "a_red", "m_blue" })
        {
            var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Variant(new VariantId(id)));
            var variant = Packed.To<Variant>((await api.Get<IStore>().Read(key, default))!);
            await api.Get<IStore>().Commit(
                key.Partition,
                [RowChange.Put(key.Row, Packed.From(variant with { Since = null })), RowChange.Delete(CatalogueRows.OfProduct("shirt", variant.Id))],
                default);
        }

        await Make(api, "z_new", "shirt");
        await Make(api, "m_blue", "shirt");

        Assert.Equal(["m_blue"], (await Suggestion(api, "z_new"))["forecast"]!["start_siblings"]!.AsArray().Select(id => (string)id!));
    }

    // What left its product stood among the fifty that are looked at, for ever.
    [Fact]
    public async Task What_left_its_product_or_was_removed_leaves_no_place_in_it()
    {
        await using var api = await Shirts();
        await Make(api, "s1", "shirt");
        await Make(api, "s2", "shirt");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s1", """{"variant":{"product_id":"hat"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s2", """{"variant":{"removed":true}}""");
        Assert.Equal(["a_red", "m_blue"], await Of(api, "shirt"));
        Assert.Equal(["other", "s1"], await Of(api, "hat"));

        await api.Must(HttpMethod.Put, "/api/v1/variants/s2", """{"variant":{"product_id":"hat"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/s2", """{"variant":{"removed":false}}""");

        Assert.Equal(["a_red", "m_blue"], await Of(api, "shirt"));
        Assert.Equal(["other", "s1", "s2"], await Of(api, "hat"));
    }

    private static async Task<string[]> Of(TestApi api, string product) =>
        [.. (await api.Get<IStore>().List(CatalogueRows.AllOfProduct(new AccountId(TestApi.Account), product), 50, null, default)).Rows
            .Select(row => Packed.To<ProductRow>(row).Variant.Value)];

    /// <summary>Two that sell 6 and 10 a day since sixty days, one of another product.</summary>
    private static async Task<TestApi> Shirts(Action<IServiceCollection>? services = null)
    {
        var api = await TestApi.RunWithCatalogue(services: services);
        await Make(api, "a_red", "shirt");
        await Make(api, "m_blue", "shirt");
        await Make(api, "other", "hat");
        await Sells(api, "a_red", Enumerable.Repeat(6m, 60), new DateOnly(2026, 5, 1));
        await Sells(api, "m_blue", Enumerable.Repeat(10m, 60), new DateOnly(2026, 5, 1));
        await Sells(api, "other", Enumerable.Repeat(100m, 60), new DateOnly(2026, 5, 1));
        await api.Advance(TimeSpan.FromDays(1));
        await Sells(api, "a_red", [6], new DateOnly(2026, 5, 2));
        await Sells(api, "m_blue", [10], new DateOnly(2026, 5, 2));
        await Sells(api, "other", [100], new DateOnly(2026, 5, 2));
        return api;
    }

    private static Task<Answer> Make(TestApi api, string id, string product, string? like = null) => api.Must(
        HttpMethod.Put,
        $"/api/v1/variants/{id}",
        new JsonObject
        {
            ["variant"] = new JsonObject
            {
                ["product_id"] = product,
                ["warehouse"] = "w1",
                ["in_stock"] = 3,
                ["forecast_like"] = like,
                ["vendors"] = new JsonArray(new JsonObject { ["vendor"] = "vendor_1", ["cost_price"] = 1 }),
            },
        }.ToJsonString());

    private static Task Sells(TestApi api, string variant, IEnumerable<decimal> untilBefore, DateOnly day)
    {
        decimal[] sold = [.. untilBefore];
        return api.Get<SalesBook>().Record(
            new AccountId(TestApi.Account),
            [.. sold.Select((units, index) => new SaleLine(
                $"{variant}-{day.AddDays(index - sold.Length):yyyyMMdd}", new VariantId(variant), new WarehouseId("w1"), day.AddDays(index - sold.Length), units))],
            default);
    }

    private static async Task<JsonNode> Suggestion(TestApi api, string variant) =>
        (await api.Must(HttpMethod.Get, $"{Path}{variant}?warehouse=w1")).Json["suggestions"]![0]!;

    private static async Task<decimal> Recalculated(TestApi api, string variant)
    {
        await api.Must(HttpMethod.Put, $"/api/v1/variants/{variant}", """{"variant":{"title":"New"},"skip_background_jobs":false}""");
        return (decimal)(await api.Get($"/api/v1/variants/{variant}")).Json["variant"]!["daily_sales"]!;
    }
}
