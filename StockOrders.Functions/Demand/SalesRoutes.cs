using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Demand;

/// <summary>
/// What was sold. A line counts once by its id, however often it is sent; sent again with another figure it corrects the first, so a
/// feed that broke off half way is simply sent again.
/// </summary>
internal sealed class SalesRoutes(
    ApiDoor door, SettingsRows settings, FeedInput feeds, SalesBook sales, RecalculateNow recalculation, RepeatableCalls calls, TimeProvider clock)
{
    private static readonly string[] Names = ["sales"];
    private static readonly CsvColumns Columns = CsvColumns.Of(["variant", "warehouse", "date"], ["quantity"], []);

    [Function("PostSales")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sales")] HttpRequest request, CancellationToken cancellation) =>
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
        var lines = await feeds.Read(caller.Account, read.Value, "quantity", mayBeNegative: true, today, cancellation);
        return lines is null
            ? RefusalAnswer.Of(read.Value.Findings.Errors)
            : await calls.Once(request, caller, read.Value.Bytes, () => Record(caller, lines, read.Value, cancellation), cancellation);
    }

    private async Task<IResult> Record(Caller caller, IReadOnlyList<FeedLine> lines, FeedBody body, CancellationToken cancellation)
    {
        try
        {
            var recorded = await sales.Record(
                caller.Account,
                [.. lines.Select(line => new SaleLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity))],
                cancellation);
            if (body.RecalculatesNow)
            {
                await recalculation.Of(caller.Account, [.. lines.Select(line => line.Variant).Union(recorded.Touched)], cancellation);
            }

            return FeedAnswer.Of(body, lines, recorded.KeptAside);
        }
        catch (DemandTooLargeException tooLarge)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Invalid, "out_of_range", tooLarge.Message, body.Name));
        }
    }
}
