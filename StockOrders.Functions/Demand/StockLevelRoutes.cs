using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Demand;

/// <summary>What is on hand. The newest day of a variant and warehouse counts; sending it again changes nothing.</summary>
internal sealed class StockLevelRoutes(FeedCalls feeds, StockLevelBook levels, RecalculateNow recalculation)
{
    [Function("PostStockLevels")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/stock-levels")] HttpRequest request, CancellationToken cancellation) =>
        feeds.Post(request, FeedForm.StockLevels, (caller, lines, body) => Record(caller, lines, body, cancellation), cancellation);

    private async Task<IResult> Record(Caller caller, IReadOnlyList<FeedLine> lines, FeedBody body, CancellationToken cancellation)
    {
        try
        {
            await levels.Record(
                caller.Account,
                [.. lines.Select(line => new LevelLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity, line.Reserved))],
                cancellation);
        }
        catch (DamagedDemandException damaged)
        {
            return RefusalAnswer.Of(damaged.OfLines(body.Name));
        }

        if (body.RecalculatesNow
            && await recalculation.Afterwards(caller.Account, lines.Select(line => line.Variant), cancellation) is { } warning)
        {
            body.Findings.Warn(warning);
        }

        return FeedAnswer.Of(body, lines, new HashSet<VariantId>());
    }
}
