using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Matching;

/// <summary>Suppliers' invoices: recorded and matched in one step, and read.</summary>
internal sealed class InvoiceRoutes(ApiDoor door, SettingsRows settings, OrderBook book, OrderAnswers answers, IStore store)
{
    private const string Route = "api/v1/invoices";

    public static readonly FrozenDictionary<string, ListField<SupplierInvoice>> Fields = new ListField<SupplierInvoice>[]
    {
        new("id", CellKind.Text, invoice => Cell.Of(invoice.Id.Value)),
        new("number", CellKind.Text, invoice => Cell.Of(invoice.Number)),
        new("vendor", CellKind.Text, invoice => Cell.Of(invoice.Vendor.Value)),
        new("purchase_order", CellKind.Text, invoice => Cell.Of(invoice.Order.Value)),
        new("status", CellKind.Word, invoice => Cell.Of(InvoiceJson.StatusOf(invoice.Verdict.Status))),
        new("date", CellKind.Day, invoice => Cell.Of(invoice.Date)),
        new("currency", CellKind.Word, invoice => Cell.Of(invoice.Currency.Code)),
        new("total", CellKind.Number, invoice => Cell.Of(invoice.Total)),
        new("received_at", CellKind.Instant, invoice => Cell.Of(invoice.ReceivedAt)),
    }.ToFrozenDictionary(field => field.Name);

    private static readonly ListOrder<SupplierInvoice> NewestFirst = ListOrder<SupplierInvoice>.By(Fields["received_at"], descending: true).Then(Fields["id"]);

    [Function("PostInvoice")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, cancellation), cancellation);

    [Function("ListInvoices")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    [Function("GetInvoice")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{invoice}")] HttpRequest request, string invoice, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => await InvoiceRows.Find(store, caller.Account, new(invoice), cancellation) is { } found
                ? InvoiceAnswers.Of(StatusCodes.Status200OK, found, $"Invoice {found.Number}")
                : RefusalAnswer.Of(InvoiceAnswers.Missing),
            cancellation);

    private async Task<IResult> Post(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource("invoice");
        var named = fields?.Id("purchase_order", required: true);
        input.Root.Close();
        var order = named is not null && OrderAnswers.IdOf(named) is { IsRefused: false } id
            ? await book.Find(caller.Account, id.Value, cancellation)
            : null;
        if (fields is null || named is null)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        if (order is null)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(named) with { Field = "purchase_order" });
        }

        return InvoiceInput.Read(fields, order) is not { } invoice
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await answers.Execute(
                request,
                caller,
                input.Bytes,
                new OrderRequest(caller.Account, order.Id, new OrderCommand.RecordInvoice(invoice), caller.Actor),
                booked => InvoiceAnswers.Of(
                    StatusCodes.Status201Created, booked.Invoice!, $"Recorded invoice {invoice.Number}", input.Findings.Warnings),
                cancellation);
    }

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var query = ListQuery<SupplierInvoice>.Of(
            request, Fields, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), standard: NewestFirst);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var page = await query.Value.Of(store.All(OrderRows.AllInvoices(caller.Account), cancellation).Select(Packed.To<SupplierInvoice>));
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List("invoices", page, InvoiceJson.Write));
    }
}
