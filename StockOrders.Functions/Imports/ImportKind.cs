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
/// <param name="Quantity">The column that holds a line's figure.</param>
internal sealed record ImportForm(ImportKind Kind, string Word, string Quantity, bool MayBeNegative, CsvColumns Columns)
{
    public const string Id = "id";
    public const string Variant = "variant";
    public const string Warehouse = "warehouse";
    public const string Date = "date";

    /// <summary>Units that are on hand and promised: of stock levels, and never required.</summary>
    public const string Reserved = "reserved";

    private static readonly ImportForm Sales = new(
        ImportKind.Sales, "sales", "quantity", MayBeNegative: true, CsvColumns.Of([Variant, Warehouse, Date], ["quantity"], []));

    private static readonly ImportForm StockLevels = new(
        ImportKind.StockLevels, "stock-levels", "in_stock", MayBeNegative: false, CsvColumns.Of([Variant, Warehouse, Date], ["in_stock", Reserved], []));

    /// <summary>The columns without which no line can be read.</summary>
    public IEnumerable<string> Required => [Id, Variant, Warehouse, Date, Quantity];

    public static ImportForm Of(ImportKind kind) => kind == ImportKind.Sales ? Sales : StockLevels;
}
