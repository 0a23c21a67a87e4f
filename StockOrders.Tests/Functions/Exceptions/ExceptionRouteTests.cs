using System.Text.Json.Nodes;
using StockOrders.Domain.Orders;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Exceptions;

public sealed class ExceptionRouteTests
{
    private const string List = "/api/v1/exceptions";

    [Fact]
    public async Task The_list_tells_what_has_waited_longest_first_with_age_owner_and_what_can_be_done()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"approver_email":"boss@shop.example"}}""");
        var (older, newer) = (await Chased(api), await Chased(api));

        var list = await api.Get(List);
        Assert.Equal(2, (int)list.Json["meta"]!["total"]!);
        var first = list.Json["exceptions"]![0]!;
        Assert.Equal(
            ($"{older}-order_unconfirmed-1", "order_unconfirmed", older, "PO-1", "vendor_1", "boss@shop.example"),
            ((string)first["id"]!, (string)first["kind"]!, (string)first["purchase_order"]!, (string)first["reference"]!, (string)first["vendor"]!, (string)first["owner"]!));
        Assert.Equal(50 * 3600, (int)first["age"]!);
        Assert.Equal(
            $"confirm POST /api/v1/purchase-orders/{older}/actions/confirm",
            string.Join(' ', first["actions"]![0]!.AsObject().Select(member => (string)member.Value!)));
        Assert.Equal(newer, (string)list.Json["exceptions"]![1]!["purchase_order"]!);

        Assert.Equal(newer, Assert.Single(await Orders(api, "?age_lt=100000")));
        Assert.Equal([newer, older], await Orders(api, "?since_sort=desc&kind=ORDER_UNCONFIRMED&owner=Boss@shop.example"));
        Assert.Empty(await Orders(api, "?vendor=vendor_2"));
        var file = await api.Get(List + "?format=csv&fields=id,kind");
        Assert.StartsWith($"id,kind\r\n{older}-order_unconfirmed-1,order_unconfirmed\r\n", file.Text, StringComparison.Ordinal);

        await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{older}/actions/confirm", "{}");
        Assert.Equal(newer, Assert.Single(await Orders(api, "")));
        Assert.Equal(404, (await api.Get($"{List}/{older}-order_unconfirmed-1")).Code);
    }

    [Fact]
    public async Task Whom_it_is_given_to_comes_before_the_vendors_buyer_and_that_one_before_the_accounts()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Chased(api);
        Assert.Null(await Owner(api, order));
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"buyer_email":"ann@shop.example"}}""");
        Assert.Equal("ann@shop.example", await Owner(api, order));

        var given = await api.Must(HttpMethod.Post, Act(order, "assign"), """{"owner":"bob@shop.example"}""");
        Assert.True((bool)given.Json["exception"]!["assigned"]!);
        Assert.Equal("bob@shop.example", await Owner(api, order));
        Assert.Equal("exception.assigned", (string)(await api.Get($"/api/v1/purchase-orders/{order}/timeline")).Json["events"]!.AsArray()[^1]!["type"]!);

        await api.Must(HttpMethod.Post, Act(order, "assign"), """{"owner":null}""");
        Assert.Equal("ann@shop.example", await Owner(api, order));
    }

    [Fact]
    public async Task What_is_put_off_is_hidden_until_then_unless_asked_for()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Chased(api);
        var until = TestApi.Start.AddHours(30);
        await api.Must(HttpMethod.Post, Act(order, "snooze"), $$"""{"until":"{{until:yyyy-MM-ddTHH:mm:ssZ}}"}""");
        Assert.Empty(await Orders(api, ""));
        Assert.Equal(order, Assert.Single(await Orders(api, "?snoozed=true")));
        Assert.Equal(order, Assert.Single(await Orders(api, "?snoozed_in=true,false")));

        await api.Advance(TimeSpan.FromHours(5));
        Assert.Equal(order, Assert.Single(await Orders(api, "")));

        // A day begins at the account's own midnight, which is 23:00 UTC.
        var put = await api.Must(HttpMethod.Post, Act(order, "snooze"), """{"until":"2026-05-04"}""");
        Assert.Equal("2026-05-03T23:00:00Z", (string)put.Json["exception"]!["snoozed_until"]!);
        await api.Must(HttpMethod.Post, Act(order, "snooze"), """{"until":null}""");
        Assert.Equal(order, Assert.Single(await Orders(api, "")));
    }

    [Theory]
    [InlineData("assign", "{}", "required")]
    [InlineData("assign", """{"owner":"not an address"}""", "not_an_email")]
    [InlineData("assign", """{"owner":5}""", "wrong_type")]
    [InlineData("snooze", "{}", "required")]
    [InlineData("snooze", """{"until":"tomorrow"}""", "not_an_instant")]
    [InlineData("snooze", """{"until":"2026-04-01"}""", "in_the_past")]
    [InlineData("snooze", """{"until":"2199-04-01"}""", "too_far")]
    public async Task What_is_said_wrongly_is_refused_by_its_field_and_changes_nothing(string action, string body, string code)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Chased(api);
        var version = (string)(await api.Get($"/api/v1/purchase-orders/{order}")).Headers["ETag"];
        var answer = await api.Send(HttpMethod.Post, Act(order, action), body);
        Assert.Equal((400, code), (answer.Code, answer.ErrorCode));
        Assert.Equal(action == "assign" ? "owner" : "until", Assert.Single(answer.ErrorFields));
        Assert.Equal(version, (await api.Get($"/api/v1/purchase-orders/{order}")).Headers["ETag"]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("6632028000000000000000aa-order_unconfirmed-1")]
    [InlineData("6632028000000000000000aa-order_unconfirmed-01")]
    [InlineData("6632028000000000000000aa-OrderUnconfirmed-1")]
    [InlineData("6632028000000000000000aa-order_unconfirmed-99999999999")]
    public async Task What_is_no_exception_is_not_there(string id)
    {
        await using var api = await TestApi.Run();
        Assert.Equal(404, (await api.Get($"{List}/{id}")).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Post, $"{List}/{id}/actions/assign", """{"owner":null}""")).Code);
    }

    [Fact]
    public async Task A_repeated_call_does_nothing_twice_and_another_accounts_key_sees_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Chased(api);
        (string, string)[] once = [("Idempotency-Key", "k1")];
        var first = await api.Send(HttpMethod.Post, Act(order, "assign"), """{"owner":"bob@shop.example"}""", headers: once);
        var again = await api.Send(HttpMethod.Post, Act(order, "assign"), """{"owner":"bob@shop.example"}""", headers: once);
        Assert.Equal((200, first.Text), (again.Code, again.Text));
        Assert.Equal(412, (await api.Send(HttpMethod.Post, Act(order, "assign"), """{"owner":null}""", headers: [("If-Match", "\"1\"")])).Code);

        Assert.Equal(0, (int)(await api.Send(HttpMethod.Get, List, null, TestApi.OtherKey, TestApi.OtherAccount)).Json["meta"]!["total"]!);
        Assert.Equal(404, (await api.Send(HttpMethod.Get, $"{List}/{order}-order_unconfirmed-1", null, TestApi.OtherKey, TestApi.OtherAccount)).Code);
    }

    /// <summary>An order whose supplier was asked twice; 25 hours go by.</summary>
    private static async Task<string> Chased(TestApi api)
    {
        var id = await api.CreateSentOrder();
        await api.Advance(TimeSpan.FromHours(25));
        await api.Lifecycle(id, new OrderCommand.ActOnDeadline());
        return id;
    }

    private static string Act(string order, string action) => $"{List}/{order}-order_unconfirmed-1/actions/{action}";

    private static async Task<string?> Owner(TestApi api, string order) =>
        (string?)(await api.Must(HttpMethod.Get, $"{List}/{order}-order_unconfirmed-1")).Json["exception"]!["owner"];

    private static async Task<string[]> Orders(TestApi api, string query) =>
        [.. (await api.Must(HttpMethod.Get, List + query)).Json["exceptions"]!.AsArray().Select(line => (string)line!["purchase_order"]!)];
}
