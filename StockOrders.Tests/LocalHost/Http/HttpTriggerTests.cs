using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StockOrders.Tests.LocalHost.Http;

/// <summary>Each holds on Kestrel and on the in-process server alike.</summary>
public sealed class HttpTriggerTests
{
    [Fact]
    public Task A_get_binds_the_request_and_answers_the_result() => Everywhere(async client =>
    {
        Assert.Equal("hello Ada", await client.GetStringAsync("/hello?name=Ada"));
    });

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public Task Methods_of_one_route_may_be_different_functions(string method) => Everywhere(async client =>
    {
        using var answer = await client.SendAsync(new(new HttpMethod(method), "/hello") { Content = new StringContent("körper") });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(method, body.GetProperty("method").GetString());
        Assert.Equal("körper", body.GetProperty("body").GetString());
    });

    [Theory]
    [InlineData("/items/a%2Fb", "a%2Fb||Item|True|True")]
    [InlineData("/items/%C3%A9t%C3%A9%20?x=1", "été ||Item|True|True")]
    [InlineData("/items/a/7", "a|7|Item|True|True")]
    [InlineData("/ITEMS/A/7", "A|7|Item|True|True")]
    public Task Route_values_become_parameters(string path, string expected) => Everywhere(async client =>
    {
        var text = await client.GetStringAsync(path);
        // An in-process request cannot be cut off by its caller unless the caller may cancel.
        Assert.Equal(expected, text.Replace("False|True", "True|True", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_literal_route_wins_over_a_parameter() => Everywhere(async client =>
    {
        Assert.StartsWith("newest of ", await client.GetStringAsync("/items/newest"), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("GET", "/nothing/here")]
    [InlineData("GET", "/items/a/seven")]
    [InlineData("DELETE", "/hello")]
    [InlineData("HEAD", "/hello")]
    [InlineData("OPTIONS", "/hello")]
    [InlineData("GET", "/items/../../etc/passwd")]
    [InlineData("GET", "/items/..%2f..%2fetc%2fpasswd/x/y")]
    [InlineData("POST", "/local/messages")]
    public Task An_unknown_route_or_a_wrong_method_is_an_empty_404_as_the_functions_host_answers(string method, string path) => Everywhere(async client =>
    {
        using var answer = await client.SendAsync(new(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    });

    [Fact]
    public Task An_action_result_is_executed() => Everywhere(async client =>
    {
        using var answer = await client.GetAsync("/action");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/action", await answer.Content.ReadAsStringAsync());
    });

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    public Task Without_route_and_methods_the_name_answers_every_method(string method) => Everywhere(async client =>
    {
        using var answer = await client.SendAsync(new(new HttpMethod(method), "/unrouted"));
        Assert.Equal(method + "36", await answer.Content.ReadAsStringAsync());
    });

    [Fact]
    public Task An_unexpected_failure_is_a_500_that_tells_nothing() => Everywhere(async client =>
    {
        using var answer = await client.GetAsync("/fails/loudly");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("X-Function"));
    });

    [Fact]
    public Task Middleware_reaches_the_http_context_and_may_answer_for_the_function() => Everywhere(async client =>
    {
        using var answer = await client.GetAsync("/fails/handled");
        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("Fails", Assert.Single(answer.Headers.GetValues("X-Function")));
    });

    [Fact]
    public Task A_function_without_a_result_answers_what_it_wrote_itself() => Everywhere(async client =>
    {
        using var answer = await client.GetAsync("/silent");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nothing", Assert.Single(answer.Headers.GetValues("X-Said")));
    });

    private static async Task Everywhere(Func<HttpClient, Task> check)
    {
        await using var app = await SampleApp.Listen(typeof(SampleHttpFunctions));
        using var sockets = new HttpClient { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };
        await check(sockets);
        using var inProcess = app.CreateClient();
        await check(inProcess);
    }
}
