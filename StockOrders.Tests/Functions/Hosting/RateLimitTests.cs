using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Hosting;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_key_that_calls_too_often_is_told_when_to_come_back_and_other_keys_are_not_touched()
    {
        await using var api = await Limited(perMinute: 3);
        for (var call = 2; call >= 0; call--)
        {
            var taken = await api.Get("/api/v1/vendors");
            Assert.Equal((200, $"\"key\";r={call};t={(3 - call) * 20}", "\"key\";q=3;w=60"), (taken.Code, taken.Headers["RateLimit"], taken.Headers["RateLimit-Policy"]));
        }

        var refused = await api.Get("/api/v1/vendors");

        Assert.Equal((429, "too_many_requests", "20"), (refused.Code, refused.ErrorCode, refused.Headers["Retry-After"]));
        Assert.Equal(200, (await api.Send(HttpMethod.Get, "/api/v1/vendors", null, TestApi.OtherKey, TestApi.OtherAccount)).Code);

        await api.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal((429, "1"), (await api.Get("/api/v1/vendors") is var early ? (early.Code, early.Headers["Retry-After"]) : default));
        await api.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await api.Get("/api/v1/vendors")).Code);
        Assert.Equal(429, (await api.Get("/api/v1/vendors")).Code);
        await api.Advance(TimeSpan.FromHours(1));
        Assert.Equal("\"key\";r=2;t=20", (await api.Get("/api/v1/vendors")).Headers["RateLimit"]);
    }

    [Fact]
    public async Task A_refused_call_changes_nothing()
    {
        await using var api = await Limited(perMinute: 1);
        await api.Get("/api/v1/vendors");
        var commits = api.Store.Commits;

        Assert.Equal(429, (await api.Send(HttpMethod.Put, "/api/v1/warehouses/w9", """{"warehouse":{"display_name":"x"}}""")).Code);

        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1e3")]
    [InlineData("100000001")]
    public void A_wrong_setting_stops_the_app_at_its_start(string value) =>
        Assert.Contains("RequestsPerMinute", Assert.Throws<InvalidOperationException>(() => Read(value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_set_is_the_usual_limit_and_0_is_none()
    {
        var response = new DefaultHttpContext().Response;

        Assert.Null(Read(null).Enter("k", response));
        Assert.Contains($"q={RateLimits.Usual}", response.Headers["RateLimit-Policy"].ToString(), StringComparison.Ordinal);
        var free = new DefaultHttpContext().Response;
        Assert.Null(Read("0").Enter("k", free));
        Assert.Empty(free.Headers);
    }

    private static RateLimits Read(string? value) => RateLimits.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new(RateLimits.Setting, value)]).Build(), TimeProvider.System);

    private static Task<TestApi> Limited(int perMinute) => TestApi.Run(services: services =>
    {
        services.RemoveAll<RateLimits>();
        services.AddSingleton(provider => new RateLimits(perMinute, provider.GetRequiredService<TimeProvider>()));
    });
}
