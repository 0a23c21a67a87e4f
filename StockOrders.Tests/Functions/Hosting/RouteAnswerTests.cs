using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Hosting;

public sealed class RouteAnswerTests
{
    [Fact]
    public async Task A_key_is_taken_raw_or_as_a_bearer_token_and_the_correlation_id_comes_back()
    {
        await using var api = await TestApi.Run();

        var raw = await api.Send(HttpMethod.Get, "/api/v1/vendors", headers: ("x-correlation-id", "abc-1"));
        var bearer = await api.Send(HttpMethod.Get, "/api/v1/vendors", key: "Bearer " + TestApi.Key);

        Assert.Equal((200, 200), (raw.Code, bearer.Code));
        Assert.Equal("abc-1", raw.Headers["x-correlation-id"]);
    }

    [Fact]
    public async Task Health_is_told_without_a_key()
    {
        await using var api = await TestApi.Run();

        Assert.Equal(200, (await api.Send(HttpMethod.Get, "/api/health", key: "", account: "")).Code);
        Assert.Equal("ok", (await api.Send(HttpMethod.Get, "/api/health?ready", key: "", account: "")).Json["health"]!["store"]!.GetValue<string>());
    }

    // The host's own 404 has no body: a program that reads result.status of every answer fell over a mistyped route.
    [Theory]
    [InlineData("GET", "/api/v1/purchase-order")]
    [InlineData("GET", "/api/v1/purchase-orders/6a0000000000000000000000/nothing/here")]
    public async Task A_route_that_is_not_there_is_refused_in_the_envelope(string method, string path)
    {
        await using var api = await TestApi.Run();

        var answer = await api.Send(new HttpMethod(method), path);

        Assert.Equal((404, "unknown_route"), (answer.Code, answer.ErrorCode));
        Assert.Equal(401, (await api.Send(new HttpMethod(method), path, key: "")).Code);
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/settings", "GET, HEAD, PATCH, PUT")]
    [InlineData("POST", "/api/v1/purchase-orders/6a0000000000000000000000", "DELETE, GET, HEAD, PATCH, PUT")]
    [InlineData("POST", "/api/v1/payment-queue", "GET, HEAD")]
    [InlineData("HEAD", "/api/v1/purchase-orders/6a0000000000000000000000/actions/close", "POST")]
    public async Task A_method_that_an_address_does_not_take_is_told_which_it_takes(string method, string path, string allowed)
    {
        await using var api = await TestApi.Run();

        var answer = await api.Send(new HttpMethod(method), path);

        Assert.Equal((405, allowed), (answer.Code, answer.Allow));
        Assert.Equal(401, (await api.Send(new HttpMethod(method), path, key: "")).Code);
        Assert.Equal((204, allowed), (await api.Send(HttpMethod.Options, path) is var options ? (options.Code, options.Allow) : default));
    }

    [Theory]
    [InlineData("/api/v1/purchase-orders")]
    [InlineData("/api/v1/vendors/vendor_1")]
    [InlineData("/api/v1/vendors/none")]
    [InlineData("/api/openapi.json")]
    public async Task HEAD_is_answered_as_GET_is_without_the_body(string path)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var (head, get) = (await api.Send(HttpMethod.Head, path), await api.Get(path));

        Assert.Equal((get.Code, ""), (head.Code, head.Text));
        Assert.Equal(get.Headers.GetValueOrDefault("ETag"), head.Headers.GetValueOrDefault("ETag"));
    }

    [Fact]
    public async Task Every_answer_carries_the_calls_name_and_errors_say_it()
    {
        await using var api = await TestApi.Run();

        var own = await api.Get("/api/v1/vendors/none");
        var named = await api.Send(HttpMethod.Get, "/api/v1/vendors/none", headers: ("X-Request-Id", "mine-7"));
        var problem = await api.Send(HttpMethod.Get, "/api/v1/vendors/none", null, TestApi.Key, TestApi.Account, ("X-Request-Id", "mine-8"), ("Accept", "application/problem+json"));
        var hostile = await api.Send(HttpMethod.Get, "/api/v1/vendors", headers: ("X-Request-Id", "é" + new string('x', 200)));

        Assert.Equal(own.Headers["X-Request-Id"], own.Json["result"]!["request_id"]!.GetValue<string>());
        Assert.Equal(("mine-7", "mine-7"), (named.Headers["X-Request-Id"], named.Json["result"]!["request_id"]!.GetValue<string>()));
        Assert.Equal("mine-8", problem.Json["request_id"]!.GetValue<string>());
        Assert.True(hostile.Headers["X-Request-Id"].All(char.IsAscii) && hostile.Headers["X-Request-Id"].Length < 128);
    }
}
