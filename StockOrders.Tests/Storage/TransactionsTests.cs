using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class TransactionsTests
{
    [Theory]
    [InlineData(0, 10, new int[0])]
    [InlineData(1, 10, new[] { 1 })]
    [InlineData(100, 10, new[] { 100 })]
    [InlineData(201, 10, new[] { 100, 100, 1 })]
    [InlineData(50, 80_000, new[] { 35, 15 })]
    [InlineData(7, StoreLimits.MaxBodyBytes, new[] { 2, 2, 2, 1 })]
    public async Task Changes_are_parted_into_transactions_that_a_store_takes_in_their_order(int changes, int bytes, int[] expected)
    {
        using var store = new SqliteMemoryStore();
        List<RowChange> all = [.. Enumerable.Range(0, changes).Select(number => RowChange.Put($"row{number:D4}", new byte[bytes]))];

        var parts = Transactions.Of("p", all).ToList();

        Assert.Equal(expected, parts.Select(part => part.Count));
        Assert.Equal(all.Select(change => change.Row), parts.SelectMany(part => part).Select(change => change.Row));
        foreach (var part in parts)
        {
            Assert.True((await store.Commit("p", part, default)).Committed);
        }
    }
}
