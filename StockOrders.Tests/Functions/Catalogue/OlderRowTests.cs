using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Tests.Functions.Catalogue;

/// <summary>Rows that were stored before their records had all the members of today.</summary>
public sealed class OlderRowTests
{
    [Fact]
    public void A_variant_of_before_is_read_with_the_standard_of_what_is_new()
    {
        var variant = Read<Variant>("""{"id":"c1_1","vendors":[{"vendor":"v1","cost_price":4.2}],"in_stock":{"w1":3}}""");

        Assert.Equal((30, 0m, false), (variant.ReviewPeriod, variant.MinimumStock, variant.Removed));
        Assert.Empty(variant.Connections);
        Assert.Empty(variant.StockPutOn);
        Assert.Equal((0, null), (variant.StockPuts, variant.Since));
        Assert.Empty(variant.Vendors[0].PriceBreaks);
        Assert.Equal(4.2m, variant.Vendors[0].UnitPriceAt(1_000));
        Assert.True(variant.Vendors[0].IsValidOn(new DateOnly(2026, 5, 1)));
    }

    [Fact]
    public void Metrics_of_before_are_read_without_an_outlook()
    {
        var metrics = Read<VariantMetricsRow>("""
            {"variant":"c1_1","daily_sales":1,"on_order":2,"reorder_point":3,"replenishment":4,"to_order":5,"lead_time":6,
             "warehouses":[{"warehouse":"w1","on_hand":1,"on_order":2,"daily_sales":1,"reorder_point":3,"replenishment":4,"to_order":5}]}
            """);

        Assert.Null(metrics.Outlook);
        Assert.Null(metrics.Warehouses[0].Outlook);
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize(json, StoredJson.Of<T>())!;
}
