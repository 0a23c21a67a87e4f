using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Backtests;

/// <summary>Takes a backtest: a small one is answered at once, a larger one is started and followed.</summary>
internal sealed class StartBacktest(
    ApiDoor door, SettingsRows settings, BacktestScope scope, BacktestBook backtests, PlayBacktestPart parts, RepeatableCalls calls, TimeProvider clock)
{
    /// <summary>Variants × years × rules that are played within one answer: some seconds.</summary>
    public const double AtOnce = 200;

    /// <summary>Variants × years × rules that one backtest may come to.</summary>
    public const double AtMost = 200_000;

    private const double DaysInAYear = 365;

    [Function("StartBacktest")]
    public Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = BacktestRoutes.Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Start(request, caller, client, cancellation), cancellation);

    private async Task<IResult> Start(HttpRequest request, Caller caller, DurableTaskClient client, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: true, cancellation)).Zone();
        var body = await JsonInput.Read(request, zone, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var fields = body.Value.Resource("backtest");
        var asked = fields is null ? null : BacktestRequest.Read(fields, today, zone);
        body.Value.Root.Close();
        if (asked is null || !body.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(body.Value.Findings.Errors);
        }

        var variants = await scope.Of(caller.Account, asked, today, body.Value.Findings, cancellation);
        var work = variants.Count * asked.Period.Days / DaysInAYear * asked.Rules.Length;
        if (Refuse(variants.Count, work, body.Value.Findings) is { } refused)
        {
            return refused;
        }

        return await calls.Once(
            request, caller, body.Value.Bytes, () => Start(caller, asked, variants, work <= AtOnce, client, body.Value.Findings.Warnings, cancellation), cancellation);
    }

    private static RefusalAnswer? Refuse(int variants, double work, Findings findings)
    {
        if (findings.IsSound && variants == 0)
        {
            findings.Refuse("variants", "no_variants", "No variant matches.");
        }

        if (work > AtMost)
        {
            findings.Refuse("variants", "too_many", FormattableString.Invariant(
                $"{variants} variants for these days and rules come to {work:F0} variant-years; a backtest takes {AtMost:F0}. Take fewer variants, days or rules."));
        }

        return findings.IsSound ? null : RefusalAnswer.Of(findings.Errors);
    }

    private async Task<IResult> Start(
        Caller caller,
        BacktestRequest asked,
        IReadOnlyList<VariantId> variants,
        bool isSmall,
        DurableTaskClient client,
        IReadOnlyCollection<string>? warnings,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = OrderIds.New(now, RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes)).Value;
        var row = await backtests.Open(
            new BacktestRow(id, caller.Account, asked.Period, asked.Warehouse, asked.Rules, 0, 0, BacktestStatus.Running, now), variants, cancellation);
        if (!isSmall)
        {
            await BacktestStart.Start(client, row, cancellation);
            return await Answer(StatusCodes.Status202Accepted, row, "started", warnings, cancellation);
        }

        for (var part = 0; part < row.Parts; part++)
        {
            await parts.Play(row, part, cancellation);
        }

        await backtests.Finish(caller.Account, id, null, cancellation);
        return await Answer(StatusCodes.Status200OK, (await backtests.Find(caller.Account, id, cancellation))!, "completed", warnings, cancellation);
    }

    private async Task<IResult> Answer(
        int status, BacktestRow row, string what, IReadOnlyCollection<string>? warnings, CancellationToken cancellation) =>
        new JsonAnswer(status, Envelope.One(
            "backtest", await backtests.View(row, cancellation), (json, view) => BacktestJson.Write(json, view, null), $"backtest {row.Id} {what}", warnings))
        {
            Location = $"/{BacktestRoutes.Route}/{row.Id}",
        };
}
