using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>Starts a recalculation now, and tells how far one is.</summary>
internal sealed class ReplenishmentRuns(ApiDoor door, RunBook runs, RunProgressRows progress, TimeProvider clock)
{
    public static Refusal Missing { get; } = new(RefusalKind.Missing, "run_not_found", "There is no run of that id.");

    [Function("StartReplenishmentRun")]
    public Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/replenishment/runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Start(request, caller, client, cancellation), cancellation);

    [Function("GetReplenishmentRun")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/replenishment/runs/{run}")] HttpRequest request,
        string run,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => await runs.Find(caller.Account, run, cancellation) is { } found
                ? await Answer(StatusCodes.Status200OK, found, $"Run {found.Id}", null, cancellation)
                : RefusalAnswer.Of(Missing),
            cancellation);

    private async Task<IResult> Start(HttpRequest request, Caller caller, DurableTaskClient client, CancellationToken cancellation)
    {
        var body = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        body.Value.Root.Close();
        if (!body.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(body.Value.Findings.Errors);
        }

        var key = IdempotencyKey.Of(request, caller, body.Value.Bytes);
        if (key.IsRefused)
        {
            return RefusalAnswer.Of(key.Refusals);
        }

        // A call that is repeated under its key names the same run, and so starts nothing twice.
        var id = key.Value is { } repeated
            ? repeated.Hash[..24]
            : OrderIds.New(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes)).Value;
        var run = await runs.Open(caller.Account, id, cancellation);
        await RunStart.Start(client, run, cancellation);
        return await Answer(
            StatusCodes.Status202Accepted, run, $"Started run {run.Id}", body.Value.Findings.Warnings, cancellation);
    }

    private async Task<IResult> Answer(
        int status, RunRow run, string message, IReadOnlyCollection<string>? warnings, CancellationToken cancellation)
    {
        var view = new RunView(run, await progress.Of(run, cancellation));
        return new JsonAnswer(status, Envelope.One("run", view, RunView.Write, message, warnings))
        {
            Location = status == StatusCodes.Status202Accepted ? $"/api/v1/replenishment/runs/{run.Id}" : null,
        };
    }
}
