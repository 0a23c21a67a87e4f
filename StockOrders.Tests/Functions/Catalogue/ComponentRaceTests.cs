using System.Globalization;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class ComponentRaceTests
{
    // Each looked at what the others were made of before either was stored: together they closed a circle.
    [Theory, InlineData(2), InlineData(3)]
    public async Task Puts_at_once_that_would_close_a_circle_of_components_do_not_all_go_through(int around)
    {
        using var store = new GatedStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        for (var round = 0; round < 5; round++)
        {
            var ids = Enumerable.Range(0, around).Select(number => string.Create(CultureInfo.InvariantCulture, $"r{round}_{number}")).ToList();
            foreach (var id in ids)
            {
                await api.Must(HttpMethod.Put, $"/api/v1/variants/{id}", """{"variant":{"title":"Part"}}""");
            }

            store.Meet(around, changes => changes.Any(change => change.Row.StartsWith($"variant.r{round}", StringComparison.Ordinal)));
            var answers = await Task.WhenAll(ids.Select((id, number) => Task.Run(() => api.Send(
                HttpMethod.Put, $"/api/v1/variants/{id}", Body(ids[(number + 1) % around])))));

            Assert.Contains(answers, answer => answer.Code == 400 && answer.ErrorCode == "component_cycle");
            Assert.DoesNotContain(answers, answer => answer.Code is not (200 or 400));
            Assert.False(await IsCircle(api, ids[0]));
        }
    }

    [Fact]
    public async Task Calls_of_many_variants_at_once_do_not_close_a_circle_either()
    {
        using var store = new GatedStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        var pairs = Enumerable.Range(0, 60).ToList();
        await api.Must(HttpMethod.Post, "/api/v1/variants", Many(pairs.SelectMany(pair => new[] { $$"""{"id":"a{{pair}}"}""", $$"""{"id":"b{{pair}}"}""" })));
        store.Meet(2, changes => changes.Any(change => change.Row.StartsWith("variant.", StringComparison.Ordinal)));

        var answers = await Task.WhenAll(
            Task.Run(() => api.Send(HttpMethod.Post, "/api/v1/variants", Many(pairs.Select(pair => Line($"a{pair}", $"b{pair}"))))),
            Task.Run(() => api.Send(HttpMethod.Post, "/api/v1/variants", Many(pairs.Select(pair => Line($"b{pair}", $"a{pair}"))))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Code));
        foreach (var pair in pairs)
        {
            Assert.False(await IsCircle(api, $"a{pair}"));
        }
    }

    // A call took what it had stored itself in an earlier transaction for what stands, whatever others had made of it since.
    [Fact]
    public async Task A_call_sees_what_others_made_of_what_it_stored_in_an_earlier_transaction()
    {
        using var store = new OvertakenStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        await api.Must(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"whole"},{"id":"part"}]}""");
        store.After("variant.part", () => api.Must(HttpMethod.Put, "/api/v1/variants/part", Body("whole")));

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", Many(
        [
            """{"id":"part","title":"Part"}""",
            .. Enumerable.Range(0, 120).Select(number => $$"""{"id":"other_{{number}}","title":"Other"}"""),
            Line("whole", "part"),
        ]));

        Assert.Equal("component_cycle", answer.Json["outcomes"]!.AsArray()[^1]!["code"]?.GetValue<string>());
        Assert.False(await IsCircle(api, "part"));
    }

    /// <summary>A store in which somebody else is at it right after a row was written.</summary>
    private sealed class OvertakenStore : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private string? awaited;
        private Func<Task> act = () => Task.CompletedTask;

        public void After(string row, Func<Task> then) => (awaited, act) = (row, then);

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            var outcome = await inner.Commit(partition, changes, cancellation);
            if (awaited is { } row && changes.Any(change => change.Row == row))
            {
                awaited = null;
                await act();
            }

            return outcome;
        }

        public void Dispose() => inner.Dispose();
    }

    private static string Body(string part) => $$$"""{"variant":{"components":[{"variant":"{{{part}}}","quantity":1}]}}""";

    private static string Line(string id, string part) => $$"""{"id":"{{id}}","components":[{"variant":"{{part}}","quantity":1}]}""";

    private static string Many(IEnumerable<string> lines) => $$"""{"variants":[{{string.Join(',', lines)}}]}""";

    private static async Task<bool> IsCircle(TestApi api, string from)
    {
        var catalogue = api.Get<CatalogueBook>();
        var account = new AccountId(TestApi.Account);
        var met = new HashSet<VariantId>();
        for (VariantId? next = new VariantId(from); next is { } id; next = await Part(id))
        {
            if (!met.Add(id))
            {
                return true;
            }
        }

        return false;

        async Task<VariantId?> Part(VariantId id) =>
            (await catalogue.Newest<Variant>(account, [CatalogueRows.Variant(id)], default)).Values.Single().Fact.Components is [var part, ..] ? part.Variant : null;
    }
}
