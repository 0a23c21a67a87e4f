using System.Net;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>
/// The store fails after an order is made and before it is saved into the connection while its client waits. Once the answer was a 500
/// though the order was there, and a client that asked again had two.
/// </summary>
public sealed class SavedAfterFailureTests
{
    private const string Connections = $$"""
        "connections":[{"connection":"{{ConnectedShop.Name}}","save_po":true}],
        """;

    /// <param name="more">What the client asks for besides; working out what is needed anew reads much, which may fail as well.</param>
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, """ "skip_background_jobs":false, """)]
    [InlineData(true, """ "skip_background_jobs":false, """)]
    public async Task Wherever_the_store_fails_then_the_client_gets_the_order_and_it_is_saved_once(bool forLong, string more)
    {
        var hasFailed = true;
        for (var failsAt = 1; hasFailed; failsAt++)
        {
            using var store = new FailingStore();
            await using var shop = await ConnectedShop.Open(store: store);

            store.FailAfterTheOrder(failsAt, forLong);
            var (status, made) = await shop.Send("POST", "purchase-orders", ConnectedShop.OrderBody("OPEN", connections: Connections + more), "once");
            hasFailed = store.HasFailed;
            store.Heal();

            Assert.True(status == HttpStatusCode.Created, $"At {failsAt} {status}: {made.ToJsonString()}");
            Assert.True(!forLong || failsAt > 1 || more.Length > 0 == made["result"]!["warnings"] is not null, made["result"]!.ToJsonString());
            var order = made["purchase-order"]!["id"]!.GetValue<string>();
            await IsSavedOnce(shop, order, made["purchase-order"]!["connections"]![0]!["status"]!.GetValue<string>());
            var (_, again) = await shop.Send("POST", "purchase-orders", ConnectedShop.OrderBody("OPEN", connections: Connections + more), "once");
            Assert.Equal(order, again["purchase-order"]!["id"]!.GetValue<string>());
            Assert.Single((await shop.Must("GET", "purchase-orders"))["purchase-orders"]!.AsArray());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_store_fails_then_a_save_that_was_asked_for_runs_and_is_done_once(bool forLong)
    {
        var hasFailed = true;
        for (var failsAt = 1; hasFailed; failsAt++)
        {
            using var store = new FailingStore();
            await using var shop = await ConnectedShop.Open(store: store);
            var order = await shop.Draft();

            store.FailAfterTheOrder(failsAt, forLong);
            var (status, save) = await shop.Send("PUT", $"purchase-orders/{order}/connections/{ConnectedShop.Name}", """{"connection":{"save_po":true}}""", "once");
            hasFailed = store.HasFailed;
            store.Heal();

            Assert.True(status == HttpStatusCode.OK, $"At {failsAt} {status}: {save.ToJsonString()}");
            await IsSavedOnce(shop, order, save["connection"]!["status"]!.GetValue<string>());
        }
    }

    private static async Task IsSavedOnce(ConnectedShop shop, string order, string told)
    {
        Assert.Contains(told, (string[])["run", "success"]);
        await shop.App.Advance(TimeSpan.FromHours(1));
        Assert.Equal("success", (await shop.Order(order))["connections"]![0]!["status"]!.GetValue<string>());
        Assert.Single(shop.Side.Orders);
        Assert.Equal(0, await shop.Owed());
    }

    /// <summary>Fails at the n-th thing that is asked of it after a commit that changed an order, or from then on.</summary>
    private sealed class FailingStore : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private readonly Lock gate = new();
        private int left;
        private bool forLong;
        private bool isOrderMade;

        public bool HasFailed { get; private set; }

        public void FailAfterTheOrder(int number, bool staysSo)
        {
            lock (gate)
            {
                (left, forLong, isOrderMade, HasFailed) = (number, staysSo, false, false);
            }
        }

        public void Heal() => FailAfterTheOrder(0, false);

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation)
        {
            Count();
            return inner.Read(key, cancellation);
        }

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
        {
            Count();
            return inner.List(range, limit, continuation, cancellation);
        }

        public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            Count();
            var outcome = await inner.Commit(partition, changes, cancellation);
            lock (gate)
            {
                isOrderMade |= changes.Any(change => change.Row.StartsWith("o.", StringComparison.Ordinal));
            }

            return outcome;
        }

        public void Dispose() => inner.Dispose();

        private void Count()
        {
            lock (gate)
            {
                if (left == 0 || !isOrderMade || (left > 1 && --left > 0))
                {
                    return;
                }

                HasFailed = true;
                left = forLong ? 1 : 0;
            }

            throw new IOException("The disk is gone.");
        }
    }
}
