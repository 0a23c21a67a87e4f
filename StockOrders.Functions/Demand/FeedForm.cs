using StockOrders.Functions.Hosting.Csv;

namespace StockOrders.Functions.Demand;

/// <summary>What feeds of a kind are like, as JSON, as CSV and as files.</summary>
/// <param name="Names">Spellings of the member that holds the lines, the contract's first.</param>
/// <param name="Quantity">The member that holds a line's figure.</param>
/// <param name="MayBeNegative">True for sales, of which some come back.</param>
internal sealed record FeedForm(string[] Names, string Quantity, bool MayBeNegative, CsvColumns Columns)
{
    /// <summary>Units that are on hand and promised: of stock levels, and never required.</summary>
    public const string Reserved = "reserved";

    private static readonly string[] Where = ["variant", "warehouse", "date"];

    public static FeedForm Sales { get; } = new(["sales"], "quantity", MayBeNegative: true, CsvColumns.Of(Where, ["quantity"], []));

    /// <summary>The envelope's names are hyphenated; what programs write in code mostly is not.</summary>
    public static FeedForm StockLevels { get; } = new(
        ["stock-levels", "stock_levels"], "in_stock", MayBeNegative: false, CsvColumns.Of(Where, ["in_stock", Reserved], []));
}
