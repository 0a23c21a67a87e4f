using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Matching;

/// <summary>What a person does with an invoice that the match holds: lets it through, disputes it, or strikes it out.</summary>
internal sealed class InvoiceActions(ApiDoor door, OrderAnswers answers, IStore store)
{
    private const int MaxComment = 2000;

    [Function("ActOnInvoice")]
    public Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/invoices/{invoice}/actions/{action}")] HttpRequest request,
        string invoice,
        string action,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Approve, caller => Act(request, caller, invoice, action, cancellation), cancellation);

    private async Task<IResult> Act(HttpRequest request, Caller caller, string invoice, string action, CancellationToken cancellation)
    {
        InvoiceSettlement? settlement = action switch
        {
            "release" => InvoiceSettlement.Release,
            "dispute" => InvoiceSettlement.Dispute,
            "void" => InvoiceSettlement.Void,
            _ => null,
        };
        if (settlement is null)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "unknown_action", "There is no such action. Known are: release, dispute, void."));
        }

        var read = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var comment = read.Value.Root.Lines("comment", MaxComment);
        read.Value.Root.Close();
        if (!read.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(read.Value.Findings.Errors);
        }

        return await InvoiceRows.Find(store, caller.Account, new(invoice), cancellation) is not { } found
            ? RefusalAnswer.Of(InvoiceAnswers.Missing)
            : await answers.Execute(
                request,
                caller,
                read.Value.Bytes,
                new OrderRequest(
                    caller.Account, found.Order, new OrderCommand.SettleInvoice(found.Id, settlement.Value, caller.Actor, comment), caller.Actor),
                booked => InvoiceAnswers.Of(
                    StatusCodes.Status200OK, booked.Invoice ?? found, $"Invoice {found.Number}: {action}", read.Value.Findings.Warnings),
                cancellation);
    }
}
