using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost;

namespace StockOrders.Tests.LocalHost.Http;

public sealed class ClockRouteTests
{
    [Fact]
    public async Task The_clock_tells_its_instant_and_whether_it_can_be_moved()
    {
        await using var app = await SampleApp.Run();
        using var client = app.CreateClient();
        var clock = await client.GetFromJsonAsync<JsonElement>("/local/clock");
        Assert.Equal(SampleApp.Start, clock.GetProperty("now").GetDateTimeOffset());
        Assert.True(clock.GetProperty("virtual").GetBoolean());
    }

    [Theory]
    [InlineData("""{"advance": "PT25H"}""", "2026-05-02T09:00:00Z")]
    [InlineData("""{"advance": "P1DT0.5S"}""", "2026-05-02T08:00:00.5Z")]
    [InlineData("""{"to": "2026-06-01T00:00:00+02:00"}""", "2026-05-31T22:00:00Z")]
    [InlineData("""{"advance": "PT0S"}""", "2026-05-01T08:00:00Z")]
    public async Task Moved_it_answers_the_instant_it_came_to(string body, string expected)
    {
        await using var app = await SampleApp.Run();
        using var answer = await Post(app, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var now = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetDateTimeOffset();
        Assert.Equal(DateTimeOffset.Parse(expected, null), now);
    }

    [Fact]
    public async Task It_answers_when_all_that_was_due_has_happened_in_order()
    {
        await using var app = await LocalApp.Start(SampleApp.Options(typeof(SampleTimerFunctions), typeof(SampleQueueFunctions), typeof(SampleDurableFunctions)) with
        {
            Settings = new Dictionary<string, string?> { ["HalfHourly"] = "0 10 11 * * *", ["FactsQueue"] = "facts" },
        });
        await app.Services.GetRequiredKeyedService<Azure.Storage.Queues.QueueClient>("words")
            .SendMessageAsync("later", TimeSpan.FromMinutes(90), null, CancellationToken.None);
        using var client = app.CreateClient();
        await client.PostAsync("/begin/bread", null);
        using var answer = await Post(app, """{"advance": "P1D"}""");
        Assert.Equal(
            [
                "bread 1 at 09:00 by Remind", "later #1 at 01:30:00", "bread 2 at 10:00 by Remind", "bread 3 at 11:00 by Remind",
                "half-hourly 05-01 11:10", "nightly 05-02 02:00 last 01-01 00:00",
            ],
            app.Services.GetRequiredService<Seen>().Lines.Where(line => line.Contains(':', StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "Send {")]
    [InlineData("{}", "Send {")]
    [InlineData("""{"advance": 5}""", "Send {")]
    [InlineData("""{"advance": "PT1H", "to": "2027-01-01T00:00:00Z"}""", "Send {")]
    [InlineData("""{"advance": "25 hours"}""", "cannot be read")]
    [InlineData("""{"advance": "P9999999Y"}""", "cannot be read")]
    [InlineData("""{"advance": "P99999999999999999999999D"}""", "cannot be read")]
    [InlineData("""{"advance": "P20Y"}""", "more than 3660 days")]
    [InlineData("""{"advance": "-PT1H"}""", "only goes forward")]
    [InlineData("""{"to": "2026-05-01T07:59:59Z"}""", "only goes forward")]
    [InlineData("""{"to": "tomorrow"}""", "cannot be read")]
    [InlineData("""{"to": "9999-12-31T23:59:59-14:00"}""", "")]
    [InlineData("""{"back": "PT1H"}""", "Send {")]
    public async Task What_it_cannot_do_is_a_400_with_a_sentence_and_the_clock_stands(string body, string sentence)
    {
        await using var app = await SampleApp.Run();
        using var answer = await Post(app, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(SampleApp.Start, app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_body_beyond_measure_is_refused()
    {
        await using var app = await SampleApp.Run();
        using var answer = await Post(app, $$"""{"advance": "PT1H", "x": "{{new string('x', 5000)}}"}""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var deep = await Post(app, new string('[', 4000));
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
    }

    [Fact]
    public async Task The_real_clock_cannot_be_moved()
    {
        await using var app = await LocalApp.Start(SampleApp.Options() with { VirtualClock = null });
        using var answer = await Post(app, """{"advance": "PT1H"}""");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("--virtual-clock", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_page_cannot_move_it()
    {
        await using var app = await SampleApp.Run();
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/clock") { Content = new StringContent("""{"advance": "PT1H"}""") };
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(SampleApp.Start, app.Clock.GetUtcNow());
    }

    private static async Task<HttpResponseMessage> Post(LocalApp app, string body)
    {
        using var client = app.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync("/local/clock", content);
    }
}
