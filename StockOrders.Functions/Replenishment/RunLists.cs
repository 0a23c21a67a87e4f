using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>The recalculations of an account, the newest first.</summary>
internal sealed class RunLists(ApiDoor door, SettingsRows settings, RunBook runs, RunProgressRows progress)
{
    public static readonly FrozenDictionary<string, ListField<RunRow>> Fields = new ListField<RunRow>[]
    {
        new("id", CellKind.Text, run => Cell.Of(run.Id)),
        new("status", CellKind.Word, run => Cell.Of(RunView.WordOf(run.Status))),
        new("night", CellKind.Day, run => Cell.Of(run.Night)),
        new("attempt", CellKind.Number, run => Cell.Of(run.Attempt)),
        new("variants", CellKind.Number, run => Cell.Of(run.Variants)),
        new("failed_count", CellKind.Number, run => Cell.Of(run.Failed)),
        new("orders_count", CellKind.Number, run => Cell.Of(run.Drafts)),
        new("started_at", CellKind.Instant, run => Cell.Of(run.StartedAt)),
        new("finished_at", CellKind.Instant, run => Cell.Of(run.FinishedAt)),
    }.ToFrozenDictionary(field => field.Name);

    private static readonly ListOrder<RunRow> NewestFirst = ListOrder<RunRow>.By(Fields["started_at"], descending: true).Then(Fields["id"]);

    [Function("ListReplenishmentRuns")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/replenishment/runs")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var query = ListQuery<RunRow>.Of(
            request, Fields, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), standard: NewestFirst);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var page = await query.Value.Of(runs.All(caller.Account, cancellation));
        var told = page with { Items = await Task.WhenAll(page.Items.Select(run => Reached(run, cancellation))) };
        return new JsonAnswer(
            StatusCodes.Status200OK, Envelope.List("runs", told, (json, run) => RunView.WriteShort(json, run, query.Value.Choice)));
    }

    /// <summary>What is under way counts its parts; what is over has them counted.</summary>
    private async Task<RunRow> Reached(RunRow run, CancellationToken cancellation) =>
        run.Status == RunStatus.Running ? (await progress.Of(run, cancellation)).On(run) : run;
}
