using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Demand;

/// <summary>
/// What was sold. A line counts once by its id, however often it is sent; sent again with another figure it corrects the first, so a
/// feed that broke off half way is simply sent again.
/// </summary>
internal sealed class SalesRoutes(FeedCalls feeds, SalesBook sales, RecalculateNow recalculation)
{
    [Function("PostSales")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/sales")] HttpRequest request, CancellationToken cancellation) =>
        feeds.Post(request, FeedForm.Sales, (caller, lines, body) => Record(caller, lines, body, cancellation), cancellation);

    private async Task<IResult> Record(Caller caller, IReadOnlyList<FeedLine> lines, FeedBody body, CancellationToken cancellation)
    {
        try
        {
            var recorded = await sales.Record(
                caller.Account,
                [.. lines.Select(line => new SaleLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity))],
                cancellation);
            if (body.RecalculatesNow
                && await recalculation.Afterwards(caller.Account, [.. lines.Select(line => line.Variant).Union(recorded.Touched)], cancellation) is { } warning)
            {
                body.Findings.Warn(warning);
            }

            return FeedAnswer.Of(body, lines, recorded.KeptAside);
        }
        catch (DamagedDemandException damaged)
        {
            return RefusalAnswer.Of(damaged.OfLines(body.Name));
        }
        catch (DemandTooLargeException tooLarge)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Invalid, "out_of_range", tooLarge.Message, body.Name));
        }
    }
}
