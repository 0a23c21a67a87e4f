using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Demand;

/// <summary>What is on hand. The newest day of a variant and warehouse counts; sending it again changes nothing.</summary>
internal sealed class StockLevelRoutes(
    ApiDoor door, SettingsRows settings, FeedInput feeds, StockLevelBook levels, RecalculateNow recalculation, RepeatableCalls calls, TimeProvider clock)
{
    // The envelope's names are hyphenated; what programs write in code mostly is not.
    private static readonly string[] Names = ["stock-levels", "stock_levels"];
    private static readonly CsvColumns Columns = CsvColumns.Of(["variant", "warehouse", "date"], ["in_stock", "reserved"], []);

    [Function("PostStockLevels")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/stock-levels")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, cancellation), cancellation);

    private async Task<IResult> Post(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await FeedBody.Read(request, Names, Columns, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var lines = await feeds.Read(caller.Account, read.Value, "in_stock", mayBeNegative: false, today, cancellation);
        return lines is null
            ? RefusalAnswer.Of(read.Value.Findings.Errors)
            : await calls.Once(request, caller, read.Value.Bytes, () => Record(caller, lines, read.Value, cancellation), cancellation);
    }

    private async Task<IResult> Record(Caller caller, IReadOnlyList<FeedLine> lines, FeedBody body, CancellationToken cancellation)
    {
        await levels.Record(
            caller.Account,
            [.. lines.Select(line => new LevelLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity, line.Reserved))],
            cancellation);
        if (body.RecalculatesNow)
        {
            await recalculation.Of(caller.Account, [.. lines.Select(line => line.Variant).Distinct()], cancellation);
        }

        return FeedAnswer.Of(body, lines, new HashSet<VariantId>());
    }
}
