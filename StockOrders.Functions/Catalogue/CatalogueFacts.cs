namespace StockOrders.Functions.Catalogue;

/// <summary>Rows of the catalogue without their ETags.</summary>
internal static class CatalogueFacts
{
    public static async IAsyncEnumerable<T> Facts<T>(this Task<IReadOnlyList<Catalogued<T>>> rows)
    {
        foreach (var row in await rows)
        {
            yield return row.Fact;
        }
    }
}
