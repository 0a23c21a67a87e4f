using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>A shop whose administrator makes rules, and whose buyer, who may not, makes orders.</summary>
internal sealed class PolicyShop : IAsyncDisposable
{
    public const string Ann = "ann@shop.example";
    public const string Bob = "bob@shop.example";
    public const string Cid = "cid@shop.example";

    private PolicyShop(TestApi api) => Api = api;

    public TestApi Api { get; }

    /// <summary>Reads and writes, and belongs to nobody.</summary>
    public string Buyer { get; private set; } = "";

    public static async Task<PolicyShop> Open()
    {
        var shop = new PolicyShop(await TestApi.RunWithCatalogue());
        shop.Buyer = await shop.Key("buyer", Scopes.Read | Scopes.Write);
        await shop.Api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Dahl","email":"orders@dahl.example","currency":"EUR"}}""");
        return shop;
    }

    public async Task<string> Key(string name, Scopes scopes, string? email = null)
    {
        var words = string.Join(',', ScopeNames.Each(scopes).Select(scope => $"\"{scope}\""));
        var made = await Api.Must(HttpMethod.Post, "/api/v1/keys", $$$"""{"key":{"name":"{{{name}}}","scopes":[{{{words}}}],"email":{{{(email is null ? "null" : $"\"{email}\"")}}} } }""");
        return made.Json["key"]!["key"]!.GetValue<string>();
    }

    /// <param name="when">The members of its conditions.</param>
    /// <param name="more">Further members of the rule, with a comma before.</param>
    public Task<Answer> Rule(string id, string when, string approvers = $"\"{Ann}\"", string more = "", string step = "") =>
        Api.Must(HttpMethod.Put, $"/api/v1/approval-rules/{id}", $$$"""{"approval-rule":{"when":{ {{{when}}} },"steps":[{"approvers":[{{{approvers}}}]{{{step}}} }]{{{more}}} } }""");

    public Task<Answer> Budget(string id, decimal amount, string more = "") => Api.Must(
        HttpMethod.Put, $"/api/v1/budgets/{id}", string.Create(CultureInfo.InvariantCulture, $$$"""{"budget":{"amount":{{{amount}}}{{{more}}} } }"""));

    public async Task<JsonNode> Budget(string id) => (await Api.Must(HttpMethod.Get, $"/api/v1/budgets/{id}")).Json["budget"]!;

    /// <summary>As the body of a call.</summary>
    /// <param name="more">Further members of the order, with a comma before.</param>
    public static string Order(decimal quantity, decimal price, string vendor = "vendor_1", string more = "", string item = "c1_1") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"purchase-order":{"status":"OPEN","reference":"PO-1","vendor":"{{{vendor}}}","warehouse":"w1","currency":"GBP","items":[{"id":"{{{item}}}","replenishment":{{{quantity}}},"cost_price":{{{price}}} }]{{{more}}} } }""");

    /// <summary>Made by the buyer, or by another key, and routed.</summary>
    public async Task<string> Routed(string body, string? key = null)
    {
        var id = await Made(body, key);
        await Api.Lifecycle(id, new OrderCommand.RouteForApproval());
        return id;
    }

    public async Task<string> Made(string body, string? key = null)
    {
        var made = await Api.Send(HttpMethod.Post, "/api/v1/purchase-orders", body, key ?? Buyer);
        Assert.True(made.Code == 201, made.Text);
        return made.Json["purchase-order"]!["id"]!.GetValue<string>();
    }

    public async Task<string> Stage(string order) => (await Api.Order(order))["stage"]!.GetValue<string>();

    public Task<Answer> Act(string order, string action, string key, string body = "{}") =>
        Api.Send(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/{action}", body, key);

    /// <summary>
    /// As if the address had got the mail of the last step and pressed a button of its page. Where the page shows them none, they send what
    /// the page of somebody else who was asked holds.
    /// </summary>
    public async Task<Answer> Press(string order, string address, string decision)
    {
        var step = (await Stored(order)).Approvals[^1];
        var own = Token(order, step, address);
        var seen = "";
        foreach (var token in step.Addresses().Select(other => Token(order, step, other)).Prepend(own))
        {
            var page = await Api.Send(HttpMethod.Get, $"/approve/{token}", null, "", "");
            seen = seen.Length > 0 ? seen : PageFields.In(page.Text).FirstOrDefault(field => field.Key == "seen").Value ?? "";
        }

        var form = $"decision={decision}&comment=&form={Api.Get<LinkTokens>().FormOf(own)}&seen={Uri.EscapeDataString(seen)}";
        return await Api.SendBytes(HttpMethod.Post, $"/approve/{own}", Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded", "", "");
    }

    /// <summary>The page that the address was mailed for the last step.</summary>
    public async Task<Answer> Open(string order, string address) =>
        await Api.Send(HttpMethod.Get, $"/approve/{Token(order, (await Stored(order)).Approvals[^1], address)}", null, "", "");

    private string Token(string order, ApprovalStep step, string address) => Api.Get<LinkTokens>().Sign(new LinkClaims(
        LinkPurpose.Approval, new AccountId(TestApi.Account), new OrderId(order), step.Revision, step.Step, LinkClaims.FingerprintOf(address), step.TimeoutAt.AddDays(30)));

    /// <summary>What the rules say of an order, made up or by its id.</summary>
    public async Task<JsonNode> Test(string body, string? key = null)
    {
        var told = await Api.Send(HttpMethod.Post, "/api/v1/approval-rules/test", body, key ?? Buyer);
        Assert.True(told.Code == 200, told.Text);
        return told.Json["approval"]!;
    }

    public Task<JsonNode> TestStored(string order) => Test($$"""{"purchase-order":"{{order}}"}""");

    public static IEnumerable<string> ApproversOf(JsonNode approval) =>
        approval["steps"]!.AsArray().SelectMany(step => step!["approvers"]!.AsArray()).Select(approver => approver!.GetValue<string>());

    public async Task<StockOrder> Stored(string order) =>
        (await Api.Get<StockOrders.Functions.Orders.OrderBook>().Find(new AccountId(TestApi.Account), new OrderId(order), default))!;

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
