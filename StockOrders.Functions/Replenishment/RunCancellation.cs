using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Calls a run off. Its row says so, and each part looks there before it begins; then the drafts are not its to make any more, so that one
/// which had begun is refused. What was drafted until then stands, and the run still counts it: its orchestration is left to find its end.
/// </summary>
internal sealed class RunCancellation(ApiDoor door, RunBook runs, OrderBook orders, RunProgressRows progress, RepeatableCalls calls)
{
    [Function("CancelReplenishmentRun")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/replenishment/runs/{run}/cancel")] HttpRequest request,
        string run,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Cancel(request, caller, run, cancellation), cancellation);

    private async Task<IResult> Cancel(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var body = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        body.Value.Root.Close();
        return body.Value.Findings.IsSound
            ? await calls.Once(
                request, caller, body.Value.Bytes, () => Cancel(caller, id, body.Value.Findings.Warnings, cancellation), cancellation)
            : RefusalAnswer.Of(body.Value.Findings.Errors);
    }

    private async Task<IResult> Cancel(
        Caller caller, string id, IReadOnlyCollection<string>? warnings, CancellationToken cancellation)
    {
        if (await runs.Find(caller.Account, id, cancellation) is not { } run)
        {
            return RefusalAnswer.Of(ReplenishmentRuns.Missing);
        }

        var cancelled = await runs.Cancel(run, cancellation);
        if (cancelled is null && await runs.Find(caller.Account, id, cancellation) is { Status: not RunStatus.Cancelled } over)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Conflict, "run_is_over", $"Run {id} is {RunView.WordOf(over.Status)}; there is nothing to cancel."));
        }

        cancelled ??= (await runs.Find(caller.Account, id, cancellation))!;
        await orders.Release(caller.Account, cancelled.Parts, cancellation);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "run", new RunView(cancelled, await progress.Of(cancelled, cancellation)), RunView.Write, $"Cancelled run {id}", warnings));
    }
}
