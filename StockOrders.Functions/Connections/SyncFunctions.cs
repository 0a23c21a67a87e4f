using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>Changes of other systems come every quarter of an hour, and when somebody asks for them.</summary>
internal sealed partial class SyncFunctions(
    ApiDoor door, IStore store, AccountRegistry accounts, ConnectionBook connections, ConnectionSync sync, RepeatableCalls calls, TimeProvider clock,
    ILogger<SyncFunctions> log)
{
    [Function("SyncConnection")]
    public Task<IResult> Sync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/connections/{name}/actions/sync")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write | Scopes.Admin, caller => Sync(request, caller, name, cancellation), cancellation);

    [Function("SyncConnections")]
    public async Task SyncAll([TimerTrigger("0 */15 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            foreach (var connection in await connections.All(account, cancellation))
            {
                if (await IsDue(account, connection, cancellation))
                {
                    await SyncOne(account, connection, cancellation);
                }
            }
        }
    }

    private async Task<IResult> Sync(HttpRequest request, Caller caller, string name, CancellationToken cancellation)
    {
        if (!ConnectionNames.IsOne(name) || await connections.Find(caller.Account, name, cancellation) is not var (row, _))
        {
            return RefusalAnswer.Of(ConnectionRoutes.Missing(name));
        }

        var read = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        read.Value.Root.Close();
        return !read.Value.Findings.IsSound
            ? RefusalAnswer.Of(read.Value.Findings.Errors)
            : await calls.Once(request, caller, read.Value.Bytes, () => Sync(caller, row, read.Value.Findings, cancellation), cancellation);
    }

    private async Task<IResult> Sync(Caller caller, ConnectionRow row, Findings findings, CancellationToken cancellation)
    {
        var report = await sync.Run(caller.Account, row, cancellation);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "sync", report, SyncReport.Write, $"connection {row.Name}: {report.Changed} orders changed", findings.Warnings));
    }

    /// <summary>Nothing can change there of what was never saved there; and what failed lately rests.</summary>
    private async Task<bool> IsDue(AccountId account, ConnectionRow connection, CancellationToken cancellation)
    {
        if ((await store.List(OrderRows.AllOutside(account, connection.Name), 1, null, cancellation)).Rows.Count == 0)
        {
            return false;
        }

        var row = await store.Read(new StoreKey(ConnectionRows.Partition(account), ConnectionRows.Sync(connection.Name)), cancellation);
        return row is null || !(Packed.To<SyncRow>(row).NotBefore > clock.GetUtcNow());
    }

    private async Task SyncOne(AccountId account, ConnectionRow connection, CancellationToken cancellation)
    {
        try
        {
            await sync.Run(account, connection, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One connection that cannot be synced must not keep the others waiting; the next quarter of an hour tries it again.
            NotSynced(failure, connection.Name, account.Value);
        }
    }

    [LoggerMessage(3305, LogLevel.Error, "Connection {Connection} of account {Account} could not be synced.")]
    private partial void NotSynced(Exception failure, string connection, string account);
}
