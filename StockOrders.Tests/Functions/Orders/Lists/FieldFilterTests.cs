using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders.Lists;

/// <summary>Lists of orders by what stands at their heads.</summary>
public sealed class FieldFilterTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Theory]
    [InlineData("payment_date_lte=2026-07-01")]
    [InlineData("shipment_date=2026-05-20")]
    [InlineData("created_date_lt=2026-05-01")]
    [InlineData("created_date=2026-04-01")]
    [InlineData("vendor_address_match=town")]
    [InlineData("email_eqi=BUYER@wonka.example")]
    [InlineData("attn=Ms Salt")]
    [InlineData("notes_match=TWICE")]
    [InlineData("shipment_method=By sea")]
    [InlineData("payment_terms_ne=")]
    [InlineData("shipping_handling_gt=12")]
    [InlineData("shipping_handling_tax=2.47")]
    [InlineData("shipping_allocation=volume")]
    [InlineData("discount_enabled=true")]
    [InlineData("default_discount_gte=10")]
    [InlineData("uom_ordering=false")]
    [InlineData("uom_round=down")]
    [InlineData("moq=order")]
    [InlineData("addMySKUs=false")]
    [InlineData("useTitlesAsVendorName=false")]
    [InlineData("useTitlesAsVendorName=0")]
    [InlineData("addMySKUs_ne=1")]
    [InlineData("shop_name=The Shop")]
    [InlineData("total_discount_gt=0")]
    [InlineData("cbm_gt=0")]
    [InlineData("custom_fields.season=spring")]
    [InlineData("custom_fields.season_match=SPR")]
    [InlineData("custom_fields.season_in=autumn,spring")]
    [InlineData("custom_fields.buyer_ne=")]
    public async Task An_order_is_found_by_it_and_another_is_not(string filter)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.CreateOrder();
        var created = await api.Must(HttpMethod.Post, Orders, """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":10,"cost_price":2,"cbm":0.1}],
              "payment_date":"2026-07-01","shipment_date":"2026-05-20","created_date":"2026-04-01","vendor_address":"1 Way\nTown",
              "email":"buyer@wonka.example","attn":"Ms Salt","notes":"Ring twice.","shipment_method":"By sea","payment_terms":"30 days",
              "shipping_handling":12.34,"shipping_handling_tax":2.47,"shipping_allocation":"volume","default_discount":12.5,"uom_ordering":false,
              "uom_round":"down","moq":"order","addMySKUs":false,"useTitlesAsVendorName":false,"shop_name":"The Shop",
              "custom_fields":["season=spring","buyer=Kim"]}}
            """);

        var found = (await api.Must(HttpMethod.Get, $"{Orders}?{filter}")).Json["purchase-orders"]!.AsArray();

        Assert.Equal(created.Json["purchase-order"]!["id"]!.GetValue<string>(), Assert.Single(found)!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Orders_are_sorted_by_a_custom_field()
    {
        await using var api = await TestApi.RunWithCatalogue();
        foreach (var season in new[] { "spring", "autumn", "winter" })
        {
            var id = await api.CreateOrder();
            await api.Must(HttpMethod.Patch, $"{Orders}/{id}", $$"""{"purchase-order":{"reference":"{{season}}","custom_fields":["season={{season}}"]} }""");
        }

        var list = await api.Must(HttpMethod.Get, $"{Orders}?custom_fields.season_sort=asc&fields=reference,custom_fields");

        Assert.Equal(["autumn", "spring", "winter"], list.Json["purchase-orders"]!.AsArray().Select(order => order!["reference"]!.GetValue<string>()));
    }
}
