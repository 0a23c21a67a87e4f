using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>The picture of one variant in one warehouse by one rule.</summary>
internal sealed class BacktestChart(ApiDoor door, IStore store, BacktestBook backtests)
{
    [Function("GetBacktestChart")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = BacktestRoutes.Route + "/{backtest}/chart.svg")] HttpRequest request,
        string backtest,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, backtest, cancellation), cancellation);

    private async Task<IResult> Get(HttpRequest request, Caller caller, string backtest, CancellationToken cancellation)
    {
        if (await backtests.Find(caller.Account, backtest, cancellation) is not { } row)
        {
            return RefusalAnswer.Of(BacktestRoutes.Missing());
        }

        var findings = new Findings(strict: true);
        var rule = Given(request, "rule", findings) ?? BacktestRule.Today;
        if (findings.IsSound && !row.Rules.Any(known => known.Name == rule))
        {
            findings.Refuse("rule", "unknown_rule", $"The backtest has no such rule; it has {string.Join(", ", row.Rules.Select(known => known.Name))}.");
        }

        var variant = Given(request, "variant", findings);
        var warehouse = Given(request, "warehouse", findings);
        if (!findings.IsSound)
        {
            return RefusalAnswer.Of(findings.Errors);
        }

        var found = await Find(row, variant, warehouse, cancellation);
        if (found.IsRefused)
        {
            return RefusalAnswer.Of(found.Refusals);
        }

        var (replay, days) = found.Value;
        return new SvgAnswer(ReplaySvg.Of(row, replay, days, rule));
    }

    private static string? Given(HttpRequest request, string name, Findings findings)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            findings.Refuse(name, "repeated_parameter", $"{name} is given {values.Count} times; give it once.");
        }

        return values.Count == 1 && !string.IsNullOrEmpty(values[0]) ? values[0] : null;
    }

    private async Task<Outcome<(ReplayRow Replay, ReplayDaysRow Days)>> Find(
        BacktestRow backtest, string? variant, string? warehouse, CancellationToken cancellation)
    {
        ReplayRow? only = null;
        await foreach (var stored in store.All(BacktestRows.Replays(backtest.Account, backtest.Id), cancellation))
        {
            var replay = Packed.To<ReplayRow>(stored);
            if ((variant is not null && replay.Variant.Value != variant) || (warehouse is not null && replay.Warehouse.Value != warehouse))
            {
                continue;
            }

            if (only is not null)
            {
                return new Refusal(RefusalKind.Invalid, "ambiguous", string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are several results, of {only.Variant.Value} in {only.Warehouse.Value} and of {replay.Variant.Value} in {replay.Warehouse.Value} among them; say which."),
                    only.Variant == replay.Variant ? "warehouse" : "variant");
            }

            only = replay;
            if (variant is not null && warehouse is not null)
            {
                break;
            }
        }

        return only is not null
            && await store.Read(new StoreKey(BacktestRows.Partition(backtest.Account), BacktestRows.Days(backtest.Id, only.Variant, only.Warehouse)), cancellation) is { } days
            ? (only, Packed.To<ReplayDaysRow>(days))
            : new Refusal(RefusalKind.Missing, "result_not_found", backtest.Status == BacktestStatus.Running
                ? "There is no such result yet; the backtest is not over."
                : "The backtest has no such result.");
    }
}

/// <summary>A picture. Its style stands in it; it runs no script and loads nothing.</summary>
internal sealed class SvgAnswer(string svg) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = System.Text.Encoding.UTF8.GetBytes(svg);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "image/svg+xml; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
