using System.Globalization;

namespace StockOrders.LocalHost.Demo;

/// <summary>
/// Makes the demo's catalogue and 400 days of sales from a seed: the same seed gives the same files on every machine, and a test
/// holds the files in the repository to it. After a change here:
/// <c>dotnet run --project StockOrders.LocalHost -- --write-demo-data StockOrders.LocalHost/Demo/Data</c>.
/// </summary>
internal static class DemoDataGenerator
{
    public const int Seed = 20260501;
    public const int Days = 400;
    public const int Variants = 60;

    private static readonly DemoVendor[] Vendors =
    [
        new("pennine_mills", "Pennine Mills", "orders@pennine-mills.example", "GBP", 7, 150, "Edith Shaw", "Mill Lane 4\nHebden Bridge HX7\nUnited Kingdom", "30 days", "Road"),
        new("ceramica_lis", "Cerâmica de Lisboa", "encomendas@ceramica-lis.example", "EUR", 21, 400, "Inês Duarte", "Rua da Cerâmica 12\n1100 Lisboa\nPortugal", "30 days", "Road"),
        new("luma_lights", "Luma Lights Shenzhen", "sales@luma-lights.example", "USD", 45, 1000, "Li Wei", "88 Keji Road\nShenzhen\nChina", "30% in advance", "Sea"),
        new("kyoto_paper", "Kyoto Paper 京都紙", "export@kyoto-paper.example", "JPY", 30, 50000, "Sato Yuki", "Nijo-dori 7\nKyoto\nJapan", "60 days", "Air"),
    ];

    private static readonly DemoWarehouse[] Warehouses = 
    [
        new("leeds", "Leeds", "warehouse", "Canal Wharf 1\nLeeds LS11\nUnited Kingdom"), new("rotterdam", "Rotterdam", "3pl", "Maasvlakte 9\nRotterdam\nNetherlands"),
    ];

    private static readonly string[][] Things =
    [
        ["Wool throw", "Linen apron", "Cotton tea towel", "Merino blanket", "Canvas tote"],
        ["Espresso cup", "Azulejo tile", "Serving bowl", "Oil cruet", "Salt pig"],
        ["Desk lamp", "String lights", "Reading light", "Lantern", "Night light"],
        ["Washi notebook", "Letter set", "Origami paper", "Calligraphy pad", "Gift wrap"],
    ];

    private static readonly string[] Categories = ["Textiles", "Kitchen", "Lighting", "Stationery"];

    private static readonly decimal[] CubicMetres = [0.004m, 0.0015m, 0.006m, 0.0008m];

    private static readonly int[] Cases = [1, 5, 6, 12];

    private static readonly int[] CasesAtLeast = [1, 2, 5];

    private static readonly double[] ShareOfWarehouse = [0.8, 0.2];

    private static readonly string[] Colours = ["sage", "slate", "ochre"];

    public static (DemoCatalogue Catalogue, IReadOnlyList<DemoSales> Sales) Generate()
    {
        var chance = new Random(Seed);
        var variants = new List<DemoVariant>(Variants);
        var sales = new List<DemoSales>(Variants * Warehouses.Length);
        for (var index = 0; index < Variants; index++)
        {
            var shape = ShapeOf(index);
            var vendor = index % Vendors.Length;
            var perDay = 1 + (Math.Pow(chance.NextDouble(), 2) * 9);
            var inStock = new Dictionary<string, int>();
            foreach (var (warehouse, share) in Warehouses.Zip(ShareOfWarehouse))
            {
                var units = Enumerable.Range(0, Days)
                    .Select(day => Poisson(chance, DemoDemand.Mean(shape, perDay * share, day, Days, index)))
                    .ToArray();
                sales.Add(new DemoSales(IdOf(index), warehouse.Id, units));

                // From well stocked to nearly sold out, so that a recalculation has orders to make and variants to leave alone.
                var coverDays = (Vendors[vendor].LeadTime * (0.6 + (chance.NextDouble() * 2.1))) + 4;
                inStock[warehouse.Id] = (int)(units.TakeLast(30).Average() * coverDays);
            }

            variants.Add(VariantOf(index, shape, vendor, chance, inStock));
        }

        return (new DemoCatalogue(Vendors, Warehouses, variants), sales);
    }

    private static DemoVariant VariantOf(int index, DemoShape shape, int vendor, Random chance, Dictionary<string, int> inStock)
    {
        var pounds = Math.Round((decimal)(1 + (chance.NextDouble() * 9)), 2);
        var cost = Vendors[vendor].Currency == "JPY" ? Math.Round(pounds * 190, 0) : pounds;
        var uom = Cases[chance.Next(Cases.Length)];
        return new DemoVariant(
            IdOf(index),
            string.Create(CultureInfo.InvariantCulture, $"SO-{1001 + index}"),
            $"{Things[vendor][index / 4 % 5]}, {Colours[index / 20 % 3]}",
            Gtin13(index),
            shape,
            Categories[vendor],
            Vendors[vendor].Name,
            CubicMetres[vendor],
            Vendors[vendor].Id,
            cost,
            Math.Round(pounds * 2.4m, 0) - 0.01m,
            uom * CasesAtLeast[chance.Next(CasesAtLeast.Length)],
            uom,
            chance.Next(5, 30),
            vendor == 2 ? 45 : 30,
            inStock);
    }

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"c1_{101 + index}");

    private static DemoShape ShapeOf(int index) => (index % 15) switch
    {
        < 5 => DemoShape.Steady,
        < 8 => DemoShape.Seasonal,
        < 10 => DemoShape.Trending,
        < 12 => DemoShape.Intermittent,
        12 => DemoShape.New,
        _ => DemoShape.StockOuts,
    };

    /// <summary>Knuth's method: multiply uniform numbers until they fall below e^-mean. Means stay below 40 here.</summary>
    private static int Poisson(Random chance, double mean)
    {
        var limit = Math.Exp(-mean);
        var units = 0;
        for (var product = chance.NextDouble(); product > limit; product *= chance.NextDouble())
        {
            units++;
        }

        return units;
    }

    /// <summary>GS1's prefix for use within a company (20), with its modulo-10 check digit.</summary>
    private static string Gtin13(int index)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"20{4711000000 + index:D10}");
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
