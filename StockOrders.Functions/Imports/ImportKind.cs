using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting.Csv;

namespace StockOrders.Functions.Imports;

/// <summary>What a file tells of.</summary>
internal enum ImportKind
{
    Sales,
    StockLevels,
}

/// <summary>What files of a kind are like.</summary>
/// <param name="Word">As it stands in addresses.</param>
internal sealed record ImportForm(ImportKind Kind, string Word, FeedForm Feed)
{
    public const string Id = "id";
    public const string Variant = "variant";
    public const string Warehouse = "warehouse";
    public const string Date = "date";
    public const string Reserved = FeedForm.Reserved;

    private static readonly ImportForm Sales = new(ImportKind.Sales, "sales", FeedForm.Sales);
    private static readonly ImportForm StockLevels = new(ImportKind.StockLevels, "stock-levels", FeedForm.StockLevels);

    /// <summary>The column that holds a line's figure.</summary>
    public string Quantity => Feed.Quantity;

    public bool MayBeNegative => Feed.MayBeNegative;

    public CsvColumns Columns => Feed.Columns;

    /// <summary>The columns without which no line can be read.</summary>
    public IEnumerable<string> Required => [Id, Variant, Warehouse, Date, Quantity];

    public static ImportForm Of(ImportKind kind) => kind == ImportKind.Sales ? Sales : StockLevels;
}
