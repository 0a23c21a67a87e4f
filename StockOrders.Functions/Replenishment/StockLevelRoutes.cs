using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>What is on hand. The newest day of a variant and warehouse counts; sending it again changes nothing.</summary>
internal sealed class StockLevelRoutes(
    ApiDoor door, SettingsRows settings, FeedInput feeds, CatalogueBook catalogue, IStore store, RepeatableCalls calls, TimeProvider clock)
{
    private const int AtOnce = 8;

    [Function("PostStockLevels")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/stock-levels")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, cancellation), cancellation);

    private async Task<IResult> Post(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        // The envelope's names are hyphenated; what programs write in code mostly is not.
        var name = read.Value.Root.Has("stock_levels") ? "stock_levels" : "stock-levels";
        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var lines = await feeds.Read(caller.Account, read.Value, name, "in_stock", mayBeNegative: false, today, cancellation);
        if (lines is null)
        {
            return RefusalAnswer.Of(read.Value.Findings.Errors);
        }

        return await calls.Once(
            request, caller, read.Value.Bytes, () => Record(caller, name, lines, read.Value.Findings, cancellation), cancellation);
    }

    private async Task<IResult> Record(
        Caller caller, string name, IReadOnlyList<FeedLine> lines, Findings findings, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            lines.GroupBy(line => line.Variant.Id),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (counts, stop) => await Count(caller.Account, counts.Key, [.. counts], stop));
        return FeedAnswer.Of(name, lines, findings.Warnings);
    }

    /// <summary>One transaction a variant: its stock, and how old the counts are that it comes from.</summary>
    private async Task Count(AccountId account, VariantId id, IReadOnlyList<FeedLine> counts, CancellationToken cancellation)
    {
        var partition = CatalogueRows.Partition(account);
        while (true)
        {
            var variant = await catalogue.Read<Variant>(new StoreKey(partition, CatalogueRows.Variant(id)), cancellation)
                ?? throw new InvalidDataException($"Variant {id} was there a moment ago.");
            var inStock = variant.Fact.InStock;
            var changes = new List<RowChange>();
            foreach (var newest in counts.GroupBy(count => count.Warehouse).Select(warehouse => warehouse.OrderBy(count => count.Date).Last()))
            {
                var row = CatalogueRows.StockLevel(id, newest.Warehouse);
                var known = await store.Read(new StoreKey(partition, row), cancellation);
                if (known is null || Packed.To<StockLevelRow>(known).Date <= newest.Date)
                {
                    inStock = inStock.SetItem(newest.Warehouse.Value, newest.Quantity);
                    changes.Add(RowChange.Put(row, Packed.From(new StockLevelRow(newest.Id, newest.Date, newest.Quantity))));
                }
            }

            if (changes.Count == 0)
            {
                return;
            }

            changes.Add(RowChange.Replace(CatalogueRows.Variant(id), Packed.From(variant.Fact with { InStock = inStock }), variant.ETag));
            if (await catalogue.Save(account, changes, cancellation))
            {
                return;
            }
        }
    }
}
