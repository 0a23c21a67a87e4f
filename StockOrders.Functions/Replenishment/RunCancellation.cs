using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Calls a run off. Its row says so first, and each part looks there before it begins; that the orchestration is ended as well only saves
/// the looking. What was written and drafted until then stands.
/// </summary>
internal sealed partial class RunCancellation(ApiDoor door, RunBook runs, RunProgressRows progress, RepeatableCalls calls, ILogger<RunCancellation> log)
{
    [Function("CancelReplenishmentRun")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/replenishment/runs/{run}/cancel")] HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Cancel(request, caller, run, client, cancellation), cancellation);

    private async Task<IResult> Cancel(HttpRequest request, Caller caller, string id, DurableTaskClient client, CancellationToken cancellation)
    {
        var body = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        body.Value.Root.Close();
        return body.Value.Findings.IsSound
            ? await calls.Once(
                request, caller, body.Value.Bytes, () => Cancel(caller, id, client, body.Value.Findings.Warnings, cancellation), cancellation)
            : RefusalAnswer.Of(body.Value.Findings.Errors);
    }

    private async Task<IResult> Cancel(
        Caller caller, string id, DurableTaskClient client, IReadOnlyCollection<string>? warnings, CancellationToken cancellation)
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
        await End(client, cancelled, cancellation);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "run", new RunView(cancelled, await progress.Of(cancelled, cancellation)), RunView.Write, $"Cancelled run {id}", warnings));
    }

    private async Task End(DurableTaskClient client, RunRow run, CancellationToken cancellation)
    {
        try
        {
            await client.TerminateInstanceAsync(RunStart.InstanceOf(run), new TerminateInstanceOptions(Recursive: true), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // It may have ended by itself, or never begun; the run's row stops it all the same.
            NotEnded(failure, run.Id, run.Account.Value);
        }
    }

    [LoggerMessage(4103, LogLevel.Information, "The orchestration of run {Run} of account {Account} was not there to be ended; it stops at its next part.")]
    private partial void NotEnded(Exception failure, string run, string account);
}
