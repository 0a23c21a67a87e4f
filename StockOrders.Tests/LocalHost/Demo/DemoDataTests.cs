using StockOrders.LocalHost.Demo;

namespace StockOrders.Tests.LocalHost.Demo;

public sealed class DemoDataTests
{
    [Fact]
    public void The_files_in_the_repository_are_what_the_generator_makes()
    {
        var (catalogue, sales) = DemoDataGenerator.Generate();

        Assert.Equal(DemoData.CatalogueText(catalogue), DemoData.CatalogueText(DemoData.Catalogue()));
        Assert.Equal(DemoData.SalesText(sales), DemoData.SalesText(DemoData.Sales()));
    }

    [Fact]
    public void The_demo_has_vendors_that_differ_and_variants_of_every_shape()
    {
        var catalogue = DemoData.Catalogue();

        Assert.True(catalogue.Vendors.Count >= 3);
        Assert.Equal(catalogue.Vendors.Count, catalogue.Vendors.Select(vendor => vendor.LeadTime).Distinct().Count());
        Assert.True(catalogue.Vendors.Select(vendor => vendor.Currency).Distinct().Count() >= 3);
        Assert.Equal(2, catalogue.Warehouses.Count);
        Assert.Equal(60, catalogue.Variants.Count);
        Assert.Equal(60, catalogue.Variants.Select(variant => (variant.Title, variant.Id, variant.Barcode)).Distinct().Count());
        Assert.Equal(Enum.GetValues<DemoShape>(), catalogue.Variants.Select(variant => variant.Shape).Distinct().Order());
        Assert.True(catalogue.Variants.Select(variant => variant.VendorPackaging).Distinct().Count() > 3);
    }

    [Fact]
    public void Sales_reach_back_400_days_in_both_warehouses()
    {
        var sales = DemoData.Sales().ToList();

        Assert.Equal(120, sales.Count);
        Assert.All(sales, line => Assert.Equal(400, line.Units.Count));
        Assert.All(sales, line => Assert.True(line.Units.Sum() > 0, $"{line.Variant} never sold in {line.Warehouse}"));
    }
}
