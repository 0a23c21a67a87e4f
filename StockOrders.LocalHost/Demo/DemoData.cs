using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StockOrders.LocalHost.Demo;

/// <summary>The demo's files: <c>catalogue.json</c>, and <c>sales.csv</c> with a line for each variant and warehouse.</summary>
internal static class DemoData
{
    private const string CatalogueFile = "catalogue.json";
    private const string SalesFile = "sales.csv";

    /// <summary>Where the files lie beside the built program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Demo", "Data");

    public static void Write(string folder)
    {
        var (catalogue, sales) = DemoDataGenerator.Generate();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, CatalogueFile), CatalogueText(catalogue));
        File.WriteAllText(Path.Combine(folder, SalesFile), SalesText(sales));
    }

    public static string CatalogueText(DemoCatalogue catalogue) => JsonSerializer.Serialize(catalogue, DemoJson.Default.DemoCatalogue) + "\n";

    public static string SalesText(IEnumerable<DemoSales> sales)
    {
        var text = new StringBuilder("variant,warehouse,units sold a day (oldest first; the last is yesterday's)\n");
        foreach (var line in sales)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Variant},{line.Warehouse},{string.Join(' ', line.Units)}\n");
        }

        return text.ToString();
    }

    public static DemoCatalogue Catalogue() =>
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(Folder, CatalogueFile)), DemoJson.Default.DemoCatalogue)!;

    public static IEnumerable<DemoSales> Sales() => File.ReadLines(Path.Combine(Folder, SalesFile)).Skip(1).Select(line =>
    {
        var parts = line.Split(',');
        return new DemoSales(parts[0], parts[1], [.. parts[2].Split(' ').Select(units => int.Parse(units, CultureInfo.InvariantCulture))]);
    });
}
