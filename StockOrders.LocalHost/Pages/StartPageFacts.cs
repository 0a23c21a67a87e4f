using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Functions;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;

namespace StockOrders.LocalHost.Pages;

/// <summary>What the start page shows of the app's own data: an account, a key to try it with, its newest orders.</summary>
internal sealed class StartPageFacts(
    AccountRegistry accounts, OrderBook book, OrderIndex index, IStore store, MailStore mails, FunctionCatalogue functions, LocalAppOptions options)
{
    private const int ShownOrders = 40;

    public bool HasApiDocs => functions.Of(TriggerKind.Http).Any(function => FunctionRoutes.Shape(function) == "api/docs");

    /// <summary>The first account whose key this host knows, else the first there is, else none.</summary>
    public async Task<(AccountId? Account, string? Key)> Account(CancellationToken cancellation)
    {
        if (options.KnownKeys().FirstOrDefault() is { } known)
            return (new AccountId(known.Account), known.Key);
        await foreach (var account in accounts.All(cancellation))
            return (account, null);
        return (null, null);
    }

    public Task<StockOrder?> Order(AccountId account, OrderId order, CancellationToken cancellation) => book.Find(account, order, cancellation);

    public async Task<IReadOnlyList<SupplierInvoice>> Invoices(AccountId account, StockOrder order, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(order.Invoices.Select(invoice => InvoiceRows.Find(store, account, invoice, cancellation).AsTask()));
        return [.. found.OfType<SupplierInvoice>()];
    }

    public async Task<IReadOnlyList<TimelineEntry>> Timeline(AccountId account, OrderId order, CancellationToken cancellation)
    {
        var entries = new List<TimelineEntry>();
        await foreach (var row in store.All(OrderRows.TimelineOf(account, order), cancellation))
            entries.Add(Packed.To<TimelineEntry>(row));
        return entries;
    }

    /// <summary>The number of the newest mail that names the order.</summary>
    public long? MailAbout(OrderId order) => mails.NewestNaming(order.Value);

    /// <summary>What was changed last first.</summary>
    public async Task<IReadOnlyList<OrderIndexRow>> NewestOrders(AccountId account, CancellationToken cancellation) =>
        await index.Walk(account, OrderSpan.All, null, ShownOrders, cancellation).Take(ShownOrders).Select(Packed.To<OrderIndexRow>).ToListAsync(cancellation);
}
