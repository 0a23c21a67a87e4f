using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Demand;

/// <summary>Takes a feed: whole, once, and only where all of it is sound.</summary>
internal sealed class FeedCalls(ApiDoor door, SettingsRows settings, FeedInput feeds, RepeatableCalls calls, TimeProvider clock)
{
    /// <param name="record">Stores the lines and answers for them.</param>
    public Task<IResult> Post(
        HttpRequest request, FeedForm form, Func<Caller, IReadOnlyList<FeedLine>, FeedBody, Task<IResult>> record, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, form, record, cancellation), cancellation);

    private async Task<IResult> Post(
        HttpRequest request,
        Caller caller,
        FeedForm form,
        Func<Caller, IReadOnlyList<FeedLine>, FeedBody, Task<IResult>> record,
        CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await FeedBody.Read(request, form.Names, form.Columns, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var lines = await feeds.Read(caller.Account, read.Value, form.Quantity, form.MayBeNegative, today, cancellation);
        return lines is null
            ? RefusalAnswer.Of(read.Value.Findings.Errors)
            : await calls.Once(request, caller, read.Value.Bytes, () => record(caller, lines, read.Value), cancellation);
    }
}
