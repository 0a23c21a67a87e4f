using System.Runtime.CompilerServices;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Exceptions;

/// <summary>What of an account needs a person, from the narrow rows alone.</summary>
internal sealed class ExceptionLists(IStore store, SettingsRows settings, CatalogueBook catalogue, TimeProvider clock)
{
    /// <summary>In the order of the orders' ids.</summary>
    public async IAsyncEnumerable<ExceptionLine> All(AccountId account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var owners = await Owners(account, cancellation);
        var now = clock.GetUtcNow();
        await foreach (var stored in store.All(OrderRows.AllExceptions(account), cancellation))
        {
            foreach (var line in Lines(Packed.To<ExceptionsRow>(stored), owners, now))
            {
                yield return line;
            }
        }
    }

    /// <summary>Null where the order has no such exception as it stands here.</summary>
    public async Task<ExceptionLine?> Of(AccountId account, StockOrder order, ExceptionName name, CancellationToken cancellation) =>
        ExceptionsRow.Of(order) is { } row
            ? Lines(row, await Owners(account, cancellation), clock.GetUtcNow()).FirstOrDefault(line => line.Name == name)
            : null;

    private async Task<ExceptionOwners> Owners(AccountId account, CancellationToken cancellation) =>
        await ExceptionOwners.Of(account, await settings.Get(account, fresh: false, cancellation), catalogue, cancellation);

    private static IEnumerable<ExceptionLine> Lines(ExceptionsRow row, ExceptionOwners owners, DateTimeOffset now) =>
        row.Open.Select(open => new ExceptionLine(row, open, owners.Of(row.Vendor, open), now));
}
