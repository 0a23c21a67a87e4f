using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is stored with a variant in one transaction: stock that its history is owed, and its place among the variants of its product.</summary>
internal static class VariantsBeside
{
    public static StoredTogether<Variant> Of(Variant? before, Variant wanted, DateOnly today)
    {
        var (after, owed) = OwedLevelsRow.Of(before, before is null ? wanted with { Since = today } : wanted, today);
        return new StoredTogether<Variant>(after, [.. owed, .. ProductRow.Of(before, after)], owed.Length > 0);
    }

    /// <summary>Whether it is made of others than before.</summary>
    public static bool IsMadeAnew(Variant? before, Variant after) =>
        !after.Components.AsSpan().SequenceEqual((before?.Components ?? []).AsSpan());

    /// <summary>Stands for what all variants of an account are made of.</summary>
    public static async Task<RowChange> Fence(IStore store, AccountId account, CancellationToken cancellation)
    {
        var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Composition);
        return await store.Read(key, cancellation) is { } row
            ? RowChange.Replace(key.Row, row.Body, row.ETag)
            : RowChange.Insert(key.Row, new byte[] { 0 });
    }

    /// <summary>
    /// The most rows that what a client sent comes to, the variant's own included; one more where it changes its product, or came before
    /// such rows were kept: transactions that grow too large by that are made in halves.
    /// </summary>
    public static int Rows(JsonFields fields) =>
        1 + (fields.Has("components") ? 1 : 0) + (fields.Has("warehouse") ? 1 : 0) + (fields.Has("product_id") || fields.Has("removed") ? 1 : 0);
}

/// <param name="After">The thing as it is to be stored.</param>
/// <param name="Beside">What is stored with it.</param>
/// <param name="Owes">Something is left to do when it is stored.</param>
internal sealed record StoredTogether<T>(T After, RowChange[] Beside, bool Owes);
