using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>
/// Tells who would be asked about an order, one that is made up or one that there is, and why: by the very function that routes orders, on the
/// same facts. No order is made or changed.
/// </summary>
internal sealed class ApprovalTest(
    ApiDoor door, SettingsRows settings, CatalogueBook catalogue, ConnectionBook connections, OrderBook book, ApprovalReadings approvals, RepeatableCalls calls, TimeProvider clock)
{
    [Function("TestApprovalRules")]
    public Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/approval-rules/test")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Test(request, caller, cancellation), cancellation);

    private async Task<IResult> Test(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: true, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var order = input.Root.IsText(OrderJson.Name)
            ? await Stored(input, caller, cancellation)
            : await MadeUp(input, caller, account, cancellation);
        return order.IsRefused
            ? RefusalAnswer.Of(order.Refusals)
            : await calls.Once(request, caller, input.Bytes, () => Answer(caller, account, order.Value, input, cancellation), cancellation);
    }

    private async Task<IResult> Answer(Caller caller, AccountSettings account, StockOrder order, JsonInput input, CancellationToken cancellation)
    {
        var facts = await (await approvals.Open(caller.Account, account, cancellation)).Of(order, [], cancellation);
        var chain = ApprovalRules.ChainFor(new OrderForApproval(order, account, facts));
        var now = clock.GetUtcNow();
        var known = new OrderFacts(account, []) { Caller = caller.ForOrders, Approval = facts };
        var asked = chain.Steps.Select(step => Asking.Of(order, [step], known, now).Step);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            ChainJson.Name, new ChainView(chain, [.. asked]), ChainJson.Write, chain.Reason, input.Findings.Warnings));
    }

    private async Task<Outcome<StockOrder>> Stored(JsonInput input, Caller caller, CancellationToken cancellation)
    {
        input.Root.IgnoreEnvelope();
        var id = input.Root.Text(OrderJson.Name, 100) ?? "";
        input.Root.Close();
        var named = OrderAnswers.IdOf(id);
        return !input.Findings.IsSound ? input.Findings.Errors
            : named.IsRefused ? OrderAnswers.Missing(id) with { Field = OrderJson.Name }
            : await book.Find(caller.Account, named.Value, cancellation) is { } found ? found
            : OrderAnswers.Missing(id) with { Field = OrderJson.Name };
    }

    private async Task<Outcome<StockOrder>> MadeUp(JsonInput input, Caller caller, AccountSettings account, CancellationToken cancellation)
    {
        var asked = input.Resource(OrderJson.Name) is { } fields ? await Asked(fields, caller, account, cancellation) : null;
        input.Root.Close();
        if (asked is null || !input.Findings.IsSound)
        {
            return input.Findings.Errors;
        }

        var now = clock.GetUtcNow();
        var shape = new NewOrder(account, catalogue, await catalogue.CustomFields.Of(caller.Account, cancellation), caller.Account, now);
        if (await shape.Of(CreateOrders.NewId(clock), asked, cancellation) is not { } create)
        {
            return input.Findings.Errors;
        }

        var facts = new OrderFacts(account, []) { Caller = caller.ForOrders };
        var decided = OrderDecisions.Decide(null, create with { SubmitAtOnce = true, SaveInto = [], Label = null }, facts, now);
        return decided.IsRefused
            ? decided.Refusals
            : OrderTimeline.Fold(decided.Value.Select((happened, index) => new TimelineEntry(index + 1, now, caller.Actor, happened)))!;
    }

    private async Task<OrderAsked?> Asked(JsonFields fields, Caller caller, AccountSettings account, CancellationToken cancellation)
    {
        await SaveInput.OfNewOrder(fields, connections, caller.Account, cancellation);
        var asked = await OrderAsked.Read(fields, catalogue, caller.Account, account, cancellation);
        if (asked is { IsPlanned: true })
        {
            fields.Refuse(
                asked.Filter is null ? "per_vendor" : VariantsFilter.Name, "items_only", "Rules are tested on an order of items; what variants_filter and per_vendor make, test as the draft that they made.");
        }

        return asked;
    }
}
