using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What was sold. A line counts once by its id, however often it is sent; sent again with another figure it corrects the first, so a
/// feed that broke off half way is simply sent again.
/// </summary>
internal sealed class SalesRoutes(ApiDoor door, SettingsRows settings, FeedInput feeds, DemandRows demand, RepeatableCalls calls, TimeProvider clock)
{
    private const int AtOnce = 8;

    [Function("PostSales")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sales")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, cancellation), cancellation);

    private async Task<IResult> Post(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var lines = await feeds.Read(caller.Account, read.Value, "sales", "quantity", mayBeNegative: true, today, cancellation);
        if (lines is null)
        {
            return RefusalAnswer.Of(read.Value.Findings.Errors);
        }

        return await calls.Once(request, caller, read.Value.Bytes, () => Record(caller, lines, read.Value.Findings, cancellation), cancellation);
    }

    private async Task<IResult> Record(Caller caller, IReadOnlyList<FeedLine> lines, Findings findings, CancellationToken cancellation)
    {
        var rows = lines.GroupBy(line => (line.Variant.Id, line.Warehouse));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (row, stop) =>
            await demand.Record(
                caller.Account, row.Key.Id, row.Key.Warehouse, row.ToDictionary(line => line.Id, line => new SoldLine(line.Date, line.Quantity)), stop));
        return FeedAnswer.Of("sales", lines, findings.Warnings);
    }
}
