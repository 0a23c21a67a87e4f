using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Hosting;

/// <summary>What holds for every route under /api/v1, whoever writes it.</summary>
public sealed class EveryRouteTests
{
    private const string SomeOrder = "6a0000000000000000000000";

    private static readonly string[] HostileIds =
    [
        new('x', 600), new('é', 200), "%E2%80%AE", "%00", "%0d%0aSet-Cookie:a=b", "..%2f..", "%7Bid%7D", "'%20or%201=1", "%F0%9F%92%A9", "~", "=", "a.b", "%25",
    ];

    private static readonly string[] HostileBodies =
    [
        "", "{", "[]", "null", "7", "\"text\"", "{}", """{"a":{"b":[1,2,{"c":null}]}}""",
        """{"purchase-order":7,"items":7,"item":7,"vendor":7,"warehouse":7,"variant":7,"variants":7,"settings":7,"sales":7,"stock-levels":7,"invoice":7,"action":7,"ids":7,"comment":7,"remainder":7}""",
        """{"purchase-order":{"items":[null]},"items":[null],"item":{"id":null},"variants":[null],"settings":{"rates":[]},"sales":[null],"stock-levels":[null],"invoice":{"items":[null]},"action":null,"ids":[null]}""",
        """{"purchase-order":{"vendor":"a","vendor":"b"}}""",
        """{"vendor":{"name":"\ud83d","lead_time":1e308,"currency":"ZZZ","email":"a@b\r\nBcc: c@d"},"warehouse":{"display_name":"\u0000"},"variant":{"in_stock":-1,"service_level":2,"vendors":[{"vendor":"none"}]},"settings":{"approval_limit":-1,"time_zone":"Mars/Base","approval_reminder":"soon","tolerance":{"price_percent":101},"rates":{"XYZ":1}}}""",
        """{"variants":[{"id":""},{"id":[]},{"id":"ok","in_stock":1e99}],"sales":[{"id":"1","variant":"none","warehouse":"none","date":"never","quantity":"many"}],"stock-levels":[{"id":"1","variant":"none","warehouse":"none","date":"never","in_stock":-1}],"invoice":{"number":"1","vendor":"none","purchase_order":"none","date":"0000-00-00","items":[],"total":1e400}}""",
    ];

    [Fact]
    public void The_routes_are_found() => Assert.True(ApiRoutes.All.Count >= 25, $"{ApiRoutes.All.Count} routes");

    [Fact]
    public async Task Without_a_key_or_with_an_unknown_one_no_route_lets_in()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        foreach (var (method, route) in ApiRoutes.All)
        {
            var path = ApiRoutes.With(route, _ => SomeOrder);
            foreach (var (key, account) in new[] { ("", TestApi.Account), (TestApi.Key, ""), ("wrong", TestApi.Account), ("Bearer wrong", TestApi.Account) })
            {
                var answer = await api.Send(method, path, Body(method, "{}"), key, account);
                Assert.True(answer.Code == 401, $"{method} {path} with '{key}' for '{account}' answered {answer.Code}");
                Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
                Assert.True(method == HttpMethod.Head ? answer.Text.Length == 0 : answer.Json["result"]!["status"]!.GetValue<string>() == "error", path);
            }
        }

        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task A_key_of_another_account_opens_no_route_of_this_one()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        foreach (var (method, route) in ApiRoutes.All)
        {
            var path = ApiRoutes.With(route, _ => SomeOrder);
            var answer = await api.Send(method, path, Body(method, "{}"), TestApi.OtherKey);
            Assert.True(answer.Code == 403, $"{method} {path} answered {answer.Code}");
        }

        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task A_key_without_scopes_opens_no_route()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var key = await api.AddKey(Scopes.None);

        foreach (var (method, route) in ApiRoutes.All)
        {
            var path = ApiRoutes.With(route, _ => SomeOrder);
            Assert.True((await api.Send(method, path, Body(method, "{}"), key)).Code == 403, $"{method} {path}");
        }
    }

    [Fact]
    public async Task What_belongs_to_another_account_is_not_there()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await api.CreateSentOrder();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = order, ["item"] = "c1_1", ["action"] = "cancel" };
        var before = (await api.Order(order)).ToJsonString();

        foreach (var (method, route) in ApiRoutes.All.Where(known => known.Route.StartsWith("/api/v1/purchase-orders/{id}", StringComparison.Ordinal)))
        {
            var path = ApiRoutes.With(route, name => values.GetValueOrDefault(name, order));
            var answer = await api.Send(method, path, Body(method, BodyFor(route)), TestApi.OtherKey, TestApi.OtherAccount);
            Assert.True(answer.Code == 404, $"{method} {path} answered {answer.Code}: {answer.Text}");
        }

        foreach (var path in new[] { "/api/v1/vendors/vendor_1", "/api/v1/warehouses/w1", "/api/v1/variants/c1_1" })
        {
            Assert.Equal(404, (await api.Send(HttpMethod.Get, path, null, TestApi.OtherKey, TestApi.OtherAccount)).Code);
        }

        foreach (var list in new[] { "purchase-orders", "vendors", "warehouses", "variants", "invoices", "payment-queue" })
        {
            var answer = await api.Send(HttpMethod.Get, "/api/v1/" + list, null, TestApi.OtherKey, TestApi.OtherAccount);
            Assert.Equal(0, answer.Json["meta"]!["total"]!.GetValue<int>());
        }

        Assert.Equal(before, (await api.Order(order)).ToJsonString());
    }

    [Fact]
    public async Task No_id_in_an_address_gets_a_500()
    {
        await using var api = await TestApi.RunWithCatalogue();

        foreach (var (method, route) in ApiRoutes.All.Where(known => known.Route.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var id in HostileIds)
            {
                var path = ApiRoutes.With(route, _ => id);
                var answer = await api.Send(method, path, Body(method, BodyFor(route)));
                Assert.True(answer.Code < 500, $"{method} {route} with {id[..Math.Min(30, id.Length)]} answered {answer.Code}: {answer.Text}");
            }
        }
    }

    [Fact]
    public async Task No_body_gets_a_500_and_what_is_refused_is_refused_in_the_envelope()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await api.CreateSentOrder();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = order, ["item"] = "c1_1", ["action"] = "archive" };

        // A run that is started would need the orchestrations, which these tests leave out.
        foreach (var (method, route) in ApiRoutes.All.Where(known => Writes(known.Method) && !known.Route.EndsWith("/runs", StringComparison.Ordinal)))
        {
            foreach (var body in HostileBodies)
            {
                var path = ApiRoutes.With(route, name => values.GetValueOrDefault(name, "nope"));
                var answer = await api.Send(method, path, body);
                Assert.True(answer.Code < 500, $"{method} {route} with {body} answered {answer.Code}: {answer.Text}");
                Assert.Equal(answer.Code < 300 ? "success" : "error", answer.Json["result"]!["status"]!.GetValue<string>());
            }
        }
    }

    [Fact]
    public async Task Every_refusal_comes_as_a_problem_where_the_client_asks_for_one()
    {
        await using var api = await TestApi.RunWithCatalogue();

        foreach (var (method, route) in ApiRoutes.All)
        {
            var path = ApiRoutes.With(route, _ => SomeOrder);
            var answer = await api.Send(method, path, Body(method, "{"), "wrong", TestApi.Account, ("Accept", "application/problem+json"));
            Assert.True(answer.ContentType == "application/problem+json", $"{method} {path} answered {answer.ContentType}");
            Assert.True(method != HttpMethod.Head || answer.Text.Length == 0, path);
            if (method == HttpMethod.Head)
            {
                continue;
            }

            Assert.Equal((401, "unknown_key"), (answer.Json["status"]!.GetValue<int>(), answer.Json["code"]!.GetValue<string>()));
        }
    }

    /// <summary>Whatever else is wrong with the body, the member that nobody knows is among what is told.</summary>
    [Fact]
    public async Task A_strict_client_is_refused_a_member_that_nobody_knows_on_every_route_that_reads_a_body()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await api.CreateSentOrder();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = order, ["item"] = "c1_1", ["action"] = "archive" };
        var commits = api.Store.Commits;

        // What takes files alone is not read as a body of members.
        foreach (var (method, route) in ApiRoutes.All.Where(known =>
            Writes(known.Method) && !known.Route.Contains("{*", StringComparison.Ordinal) && !known.Route.EndsWith("/imports", StringComparison.Ordinal)))
        {
            var path = ApiRoutes.With(route, name => values.GetValueOrDefault(name, "nope"));
            var body = BodyFor(route).Insert(1, route.Length > 0 && BodyFor(route) != "{}" ? "\"nobodys\":1," : "\"nobodys\":1");
            var answer = await api.Send(method, path, body, headers: ("Prefer", "handling=strict"));
            Assert.True(answer.Code is 400 or 404, $"{method} {route} answered {answer.Code}: {answer.Text}");
            Assert.True(answer.Code == 404 || answer.ErrorFields.Contains("nobodys"), $"{method} {route}: {answer.Text}");
        }

        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task Too_much_of_anything_is_refused_by_its_limit_on_every_route()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var many = string.Join('&', Enumerable.Range(0, 10_000).Select(number => $"a{number}=1"));
        var wide = "a=" + new string('x', 40_000);

        foreach (var (method, route) in ApiRoutes.All)
        {
            var path = ApiRoutes.With(route, _ => SomeOrder);
            Assert.Equal(400, (await api.Send(method, $"{path}?{many}", Body(method, "{}"))).Code);
            Assert.Equal(414, (await api.Send(method, $"{path}?{wide}", Body(method, "{}"))).Code);
            Assert.Equal(431, (await api.Send(method, path, Body(method, "{}"), headers: ("X-Any", new string('x', 40_000)))).Code);
        }
    }

    private static bool Writes(HttpMethod method) => method == HttpMethod.Post || method == HttpMethod.Put || method == HttpMethod.Patch;

    private static string? Body(HttpMethod method, string body) => Writes(method) ? body : null;

    private static string BodyFor(string route) => route switch
    {
        _ when route.EndsWith("/stock-update", StringComparison.Ordinal) => """{"stock-update":{"items":[{"id":"c1_1","delta":1}]}}""",
        _ when route.EndsWith("/items", StringComparison.Ordinal) => """{"items":[{"id":"c1_1","received":1}]}""",
        _ when route.EndsWith("/items/{item}", StringComparison.Ordinal) => """{"item":{"received":1}}""",
        _ when route.Contains("/shipments", StringComparison.Ordinal) => """{"shipment":{"items":[{"id":"c1_1","quantity":1}]}}""",
        _ when route.Contains("/purchase-orders/{id}", StringComparison.Ordinal) && !route.Contains("actions", StringComparison.Ordinal) =>
            """{"purchase-order":{"notes":"x"}}""",
        _ when route.Contains("/vendors/", StringComparison.Ordinal) => """{"vendor":{"name":"x"}}""",
        _ when route.Contains("/warehouses/", StringComparison.Ordinal) => """{"warehouse":{"display_name":"x"}}""",
        _ when route.Contains("/variants/", StringComparison.Ordinal) => """{"variant":{"title":"x"}}""",
        _ => "{}",
    };
}
