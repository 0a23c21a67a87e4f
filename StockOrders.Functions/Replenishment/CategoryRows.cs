using System.Globalization;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Where profiles of categories stand, and the totals of single shards that they are made from.</summary>
internal static class CategoryRows
{
    public static string Profile(string category) => "category." + RowName.Escape(category);

    public static RowRange AllProfiles(AccountId account) => RowRange.Prefix(CatalogueRows.Partition(account), "category.");

    /// <summary>Says when the profiles were made last.</summary>
    public const string Made = "categories";

    public static string Totals(string run, string category, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"part.{RowName.Escape(run)}.totals.{RowName.Escape(category)}.{shard:D6}");

    /// <summary>Those of one category stand together.</summary>
    public static RowRange AllTotals(AccountId account, string run) =>
        RowRange.Prefix(RunRows.Partition(account), $"part.{RowName.Escape(run)}.totals.");
}

/// <param name="Night">The day of the run that made the profiles.</param>
internal sealed record CategoriesMadeRow(DateOnly Night);

/// <summary>One category's variants of one shard.</summary>
internal sealed record CategoryTotalsRow(string Category, CategoryTotals Totals);
