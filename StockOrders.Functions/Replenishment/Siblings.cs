using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// The other variants of new ones' products, with what they sell. One whose demand is damaged is left out: it is reported as itself, and
/// must not keep the new one from being worked through.
/// </summary>
internal sealed partial class Siblings(IStore store, ILogger<Siblings> log)
{
    /// <summary>By id; more do not tell more.</summary>
    private const int MostOfProduct = 50;

    /// <summary>
    /// Products that one page or call asks for, those of the newest variants first: it costs no more than that, however much came together.
    /// New variants of others start from their category.
    /// </summary>
    private const int MostProducts = 100;

    /// <summary>Variants whose demand one page or call reads beside its own.</summary>
    private const int MostRead = 500;

    private const int AtOnce = 16;

    public static readonly IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>> None = new Dictionary<VariantId, ImmutableArray<Sibling>>();

    /// <summary>Whether it came into the catalogue lately; only then it can be that its product's other variants stand in for it.</summary>
    public static bool IsNew(Variant variant, DateOnly today) =>
        variant is { ProductId: not null, Removed: false, Since: { } since } && IsLately(since, today);

    /// <summary>For variants that have not sold for longer than they may be new: what came with sales of its own needs no other's.</summary>
    /// <param name="known">Demand that was read already, of all of these variants at least; null where that of a variant was not.</param>
    public async Task<IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>>> Of(
        AccountId account,
        IEnumerable<Variant> variants,
        DateOnly today,
        Func<VariantId, IReadOnlyDictionary<WarehouseId, DemandHistory>?> known,
        CancellationToken cancellation)
    {
        List<NewProduct> wanted =
        [
            .. variants.Where(variant => IsNew(variant, today))
                .Select(variant => (Variant: variant, Own: Sound(variant.Id, known)))
                .Where(one => one.Own is { } own && own.Values.All(sold => sold.FirstSold is not { } first || IsLately(first, today)))
                .GroupBy(one => one.Variant.ProductId!)
                .Select(news => new NewProduct(
                    news.Key,
                    [.. news.Select(one => one.Variant)],
                    news.Max(one => one.Variant.Since),
                    news.Any(one => one.Own!.Values.Any(sold => sold.FirstSold is not null))))
                .OrderByDescending(product => product.Newest).ThenBy(product => product.Id, StringComparer.Ordinal)
                .Take(MostProducts),
        ];
        if (wanted.Count == 0)
        {
            return None;
        }

        var products = await Together(wanted, async product => (product.News, Rows: await Rows(account, product, cancellation)));
        var siblings = await Sell(account, [.. products.SelectMany(product => product.Rows)], today, known, cancellation);
        var found = new Dictionary<VariantId, ImmutableArray<Sibling>>();
        foreach (var (news, rows) in products)
        {
            ImmutableArray<Sibling> all = [.. rows.Select(row => siblings.GetValueOrDefault(row.Variant)).OfType<Sibling>()];
            foreach (var variant in news)
            {
                found[variant.Id] = all;
            }
        }

        return found;
    }

    private static bool IsLately(DateOnly day, DateOnly today) => today.DayNumber - day.DayNumber <= ForecastStart.NewDays;

    /// <summary>Its variants that may stand in for one of the new ones.</summary>
    private async Task<ProductRow[]> Rows(AccountId account, NewProduct product, CancellationToken cancellation)
    {
        var page = await store.List(CatalogueRows.AllOfProduct(account, product.Id), MostOfProduct, null, cancellation);
        ProductRow[] rows =
        [
            .. page.Rows.Select(row => Read(account, product.Id, row)).OfType<ProductRow>()
                .Where(row => !row.Removed && (product.HasSold || row.Since is not { } since || since < product.Newest)),
        ];
        return product.News is [var only] && rows is [var one] && one.Variant == only.Id ? [] : rows;
    }

    private ProductRow? Read(AccountId account, string product, StoredRow row) => Packed.Sound<ProductRow>(
        row,
        fact => fact.Variant.Value is not null && CatalogueRows.OfProduct(product, fact.Variant) == row.Key.Row,
        damage => Unreadable(log, damage, product, account.Value, row.Key.Row));

    private async Task<Dictionary<VariantId, Sibling>> Sell(
        AccountId account,
        IReadOnlyList<ProductRow> rows,
        DateOnly today,
        Func<VariantId, IReadOnlyDictionary<WarehouseId, DemandHistory>?> known,
        CancellationToken cancellation)
    {
        var siblings = new Dictionary<VariantId, Sibling>();
        var missing = new List<ProductRow>();
        foreach (var row in rows)
        {
            if (Sound(row.Variant, known) is { } demand)
            {
                siblings[row.Variant] = Sibling.Of(row, demand, today);
            }
            else
            {
                missing.Add(row);
            }
        }

        foreach (var (row, demand) in await Together(missing.Take(MostRead), async row => (row, await Demand(account, row.Variant, cancellation))))
        {
            if (Sound(row.Variant, _ => DemandRow.Histories(demand)) is { } sound)
            {
                siblings[row.Variant] = Sibling.Of(row, sound, today);
            }
        }

        return siblings;
    }

    private static IReadOnlyDictionary<WarehouseId, DemandHistory>? Sound(
        VariantId variant, Func<VariantId, IReadOnlyDictionary<WarehouseId, DemandHistory>?> demand)
    {
        try
        {
            return demand(variant);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<StoredRow>> Demand(AccountId account, VariantId variant, CancellationToken cancellation) =>
        await store.All(DemandNames.Days(account, variant, variant), cancellation).ToListAsync(cancellation);

    private static async Task<List<TFound>> Together<T, TFound>(IEnumerable<T> all, Func<T, Task<TFound>> find)
    {
        var found = new List<TFound>();
        foreach (var some in all.Chunk(AtOnce))
        {
            found.AddRange(await Task.WhenAll(some.Select(find)));
        }

        return found;
    }

    [LoggerMessage(4121, LogLevel.Error, "A variant's place in product {Product} of account {Account} is damaged ({Row}); new variants of the product start without it until the variant is put into another product and back.")]
    private static partial void Unreadable(ILogger log, Exception damage, string product, string account, string row);

    /// <param name="News">Its new variants.</param>
    /// <param name="Newest">The day on which the last of them came.</param>
    /// <param name="HasSold">One of them has sold: what came at the same time may stand in for it.</param>
    private sealed record NewProduct(string Id, Variant[] News, DateOnly? Newest, bool HasSold);
}
