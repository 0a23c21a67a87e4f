using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Matching;

/// <summary>What may be paid, by the day it falls due.</summary>
internal sealed class PaymentQueueRoute(ApiDoor door, SettingsRows settings, IStore store)
{
    public static readonly FrozenDictionary<string, ListField<PaymentRow>> Fields = new ListField<PaymentRow>[]
    {
        new("invoice", CellKind.Text, payment => Cell.Of(payment.Invoice.Value)),
        new("purchase_order", CellKind.Text, payment => Cell.Of(payment.Order.Value)),
        new("vendor", CellKind.Text, payment => Cell.Of(payment.Vendor.Value)),
        new("amount", CellKind.Number, payment => Cell.Of(payment.Amount)),
        new("currency", CellKind.Word, payment => Cell.Of(payment.Currency.Code)),
        new("due", CellKind.Day, payment => Cell.Of(payment.Due)),
    }.ToFrozenDictionary(field => field.Name);

    private static readonly ListOrder<PaymentRow> ByDueDay = ListOrder<PaymentRow>.By(Fields["due"]).Then(Fields["invoice"]);

    [Function("GetPaymentQueue")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/payment-queue")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, cancellation), cancellation);

    private async Task<IResult> Get(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var query = ListQuery<PaymentRow>.Of(
            request, Fields, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), standard: ByDueDay);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var page = await query.Value.Of(store.All(OrderRows.AllPayments(caller.Account), cancellation).Select(Packed.To<PaymentRow>));
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List("payments", page, Write));
    }

    private static void Write(Utf8JsonWriter json, PaymentRow payment)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("invoice", payment.Invoice.Value);
        members.Text("purchase_order", payment.Order.Value);
        members.Text("vendor", payment.Vendor.Value);
        members.Number("amount", payment.Amount);
        members.Text("currency", payment.Currency.Code);
        members.Day("due", payment.Due);
        json.WriteEndObject();
    }
}
