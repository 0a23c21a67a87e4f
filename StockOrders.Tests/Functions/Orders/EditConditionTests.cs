using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class EditConditionTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task Of_two_clients_that_decided_on_the_same_version_one_goes_through()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => api.Send(
            HttpMethod.Patch, $"{Orders}/{id}/items/c1_1", $$"""{"item":{"replenishment":{{number}} } }""", headers: ("If-Match", "\"1\""))));

        Assert.Single(answers, answer => answer.Code == 200);
        Assert.Equal(7, answers.Count(answer => answer.Code == 412));
    }

    [Theory]
    [InlineData("\"7\", \"1\"", true)]
    [InlineData("*", true)]
    [InlineData("W/\"1\"", true)]
    [InlineData("\"7\", \"8\"", false)]
    [InlineData("\"nonsense\"", false)]
    public async Task If_match_may_name_several_versions_or_any(string tags, bool fits)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();
        Task<Answer> Ask(HttpMethod method, string path, string? body = null) => api.Send(method, $"{Orders}/{id}{path}", body, headers: ("If-Match", tags));

        Assert.Equal(fits ? 201 : 412, (await Ask(HttpMethod.Post, "/actions/duplicate")).Code);
        Assert.Equal(fits ? 200 : 412, (await Ask(HttpMethod.Post, "/actions/reprocess")).Code);
        Assert.Equal(fits ? 201 : 412, (await Ask(HttpMethod.Post, "/items", """{"item":{"id":"c1_9","replenishment":1}}""")).Code);
        Assert.Equal(tags == "*" ? 200 : 412, (await Ask(HttpMethod.Delete, "/items/c1_9")).Code);
        Assert.Equal(tags == "*" ? 200 : 412, (await Ask(HttpMethod.Delete, "")).Code);
    }

    [Fact]
    public async Task A_key_whose_first_call_still_runs_says_so_until_that_call_must_be_dead()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var calls = api.Get<RepeatableCalls>();
        var caller = new Caller(new AccountId(TestApi.Account), "owner", Scopes.All);
        var (first, runs) = (new TaskCompletionSource<IResult>(), 0);
        Task<IResult> Call() => calls.Once(Request(), caller, default, () => Interlocked.Increment(ref runs) == 1 ? first.Task : Done(), default);

        var running = Call();
        var meanwhile = await Call();
        await api.Advance(TimeSpan.FromMinutes(6));
        var afterwards = await Call();
        first.SetResult(await Done());
        await running;

        Assert.Equal("still_running", Assert.IsType<RefusalAnswer>(meanwhile).Refusals[0].Code);
        Assert.IsType<JsonAnswer>(afterwards);
        Assert.Equal(2, runs);
        Assert.True(Assert.IsType<JsonAnswer>(await Call()).Replayed);

        static Task<IResult> Done() => Task.FromResult<IResult>(new JsonAnswer(200, "{}"u8.ToArray()));
        static HttpRequest Request()
        {
            var request = new DefaultHttpContext().Request;
            (request.Method, request.Path) = ("POST", "/api/v1/purchase-orders/actions");
            request.Headers["Idempotency-Key"] = "slow";
            return request;
        }
    }

    [Fact]
    public async Task A_call_with_the_same_key_is_answered_as_the_first_time()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder(1);
        Task<Answer> Again(string path, string body, string key) => api.Send(HttpMethod.Post, path, body, headers: ("Idempotency-Key", key));

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Again($"{Orders}/{id}/actions/duplicate", "{}", "copy")));
        var added = new[] { await Again($"{Orders}/{id}/items", """{"item":{"id":"c1_9","replenishment":1}}""", "add"), await Again($"{Orders}/{id}/items", """{"item":{"id":"c1_9","replenishment":1}}""", "add") };
        var bulk = $$"""{"action":"duplicate","ids":["{{id}}"]}""";
        var made = new[] { await Again($"{Orders}/actions", bulk, "bulk"), await Again($"{Orders}/actions", bulk, "bulk") };
        var other = await Again($"{Orders}/actions", $$"""{"action":"archive","ids":["{{id}}"]}""", "bulk");

        Assert.Single(copies.Select(answer => answer.Json["purchase-order"]!["id"]!.GetValue<string>()).Distinct());
        Assert.Equal([201, 201], added.Select(answer => answer.Code));
        Assert.Equal(made[0].Text, made[1].Text);
        Assert.Equal((422, "idempotency_key_reused"), (other.Code, other.ErrorCode));
        Assert.Equal(3, (await api.Get(Orders)).Json["meta"]!["total"]!.GetValue<int>());
    }
}
