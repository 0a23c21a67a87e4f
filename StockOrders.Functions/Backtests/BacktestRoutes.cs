using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>Lists backtests, tells how far one is and what came of each variant.</summary>
internal sealed class BacktestRoutes(ApiDoor door, SettingsRows settings, IStore store, BacktestBook backtests)
{
    public const string Route = "api/v1/replenishment/backtests";

    private static readonly ListOrder<BacktestRow> Newest =
        ListOrder<BacktestRow>.By(BacktestJson.Known["created_at"], descending: true).Then(BacktestJson.Known["id"]);

    [Function("ListBacktests")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    [Function("GetBacktest")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{backtest}")] HttpRequest request,
        string backtest,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, backtest, client, cancellation), cancellation);

    [Function("ListReplays")]
    public Task<IResult> Replays(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{backtest}/results")] HttpRequest request,
        string backtest,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Replays(request, caller, backtest, cancellation), cancellation);

    public static Refusal Missing() => new(RefusalKind.Missing, "backtest_not_found", "There is no backtest of that id.");

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var query = ListQuery<BacktestRow>.Of(request, BacktestJson.Known, zone, standard: Newest);
        return query.IsRefused
            ? RefusalAnswer.Of(query.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                "backtests",
                await query.Value.Of(backtests.All(caller.Account, cancellation)),
                (json, row) => BacktestJson.Write(json, row, query.Value.Choice)));
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, string backtest, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await backtests.Find(caller.Account, backtest, cancellation) is not { } row)
        {
            return RefusalAnswer.Of(Missing());
        }

        await BacktestStart.Start(client, row, cancellation);
        var choice = FieldChoice.Of(request);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "backtest", await backtests.View(row, cancellation), (json, view) => BacktestJson.Write(json, view, choice), $"backtest {row.Id}"));
    }

    private async Task<IResult> Replays(HttpRequest request, Caller caller, string backtest, CancellationToken cancellation)
    {
        if (await backtests.Find(caller.Account, backtest, cancellation) is not { } row)
        {
            return RefusalAnswer.Of(Missing());
        }

        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var query = ListQuery<ReplayRow>.Of(request, ReplayJson.Known, zone);
        return query.IsRefused
            ? RefusalAnswer.Of(query.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                "results", await query.Value.Of(All(row, cancellation)), (json, replay) => ReplayJson.Write(json, replay, query.Value.Choice)));
    }

    private async IAsyncEnumerable<ReplayRow> All(
        BacktestRow backtest, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.All(BacktestRows.Replays(backtest.Account, backtest.Id), cancellation))
        {
            yield return Packed.To<ReplayRow>(row);
        }
    }
}
