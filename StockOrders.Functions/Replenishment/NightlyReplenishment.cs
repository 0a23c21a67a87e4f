using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Starts each account's run of the night when its own clock has passed two, and starts again what was written down and never began.
/// It asks "has it run for this day?" rather than "is it two?", so an hour that is skipped or comes twice, or a host that was off, costs
/// or doubles no night.
/// </summary>
internal sealed class NightlyReplenishment(AccountRegistry accounts, SettingsRows settings, RunBook runs, IStore store, TimeProvider clock)
{
    private static readonly TimeOnly NotBefore = new(2, 0);

    [Function("NightlyReplenishment")]
    public async Task Start([TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById((await settings.Get(account, fresh: true, cancellation)).TimeZone);
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
            var id = $"night-{local:yyyyMMdd}";
            if (TimeOnly.FromTimeSpan(local.TimeOfDay) >= NotBefore && await runs.Find(account, id, cancellation) is null)
            {
                await RunStart.Start(client, await runs.Open(account, id, cancellation), cancellation);
            }
        }
    }

    [Function("ReplenishmentSweep")]
    public async Task Sweep([TimerTrigger("30 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            await foreach (var row in store.All(RunRows.AllOpen(account), cancellation))
            {
                await RunStart.Start(client, Packed.To<RunRow>(row), cancellation);
            }
        }
    }
}
