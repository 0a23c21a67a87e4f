using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Accounts;

public sealed class RateDateTests
{
    private const string Settings = "/api/v1/settings";

    [Fact]
    public async Task A_rate_is_of_the_day_on_which_it_changed_unless_another_is_said()
    {
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, Settings, """{"settings":{"rates":{"EUR":0.85,"USD":0.8},"rate_dates":{"USD":"2026-04-30"}}}""");
        await api.Advance(TimeSpan.FromDays(3));

        await api.Must(HttpMethod.Put, Settings, """{"settings":{"rates":{"EUR":0.86,"USD":0.8,"SEK":0.07}}}""");
        Assert.Equal("""{"EUR":"2026-05-04","SEK":"2026-05-04","USD":"2026-04-30"}""", await Days(api));
        await api.Must(HttpMethod.Put, Settings, """{"settings":{"rate_dates":{"EUR":"2026-05-01"}}}""");
        Assert.Equal("""{"EUR":"2026-05-01","SEK":"2026-05-04","USD":"2026-04-30"}""", await Days(api));
        await api.Must(HttpMethod.Put, Settings, """{"settings":{"rates":{"USD":0.8}}}""");
        Assert.Equal("""{"USD":"2026-04-30"}""", await Days(api));
    }

    [Theory]
    [InlineData("""{"settings":{"rate_dates":{"EUR":"2026-05-01"}}}""", "rate_dates.EUR")]
    [InlineData("""{"settings":{"rates":{"EUR":0.8},"rate_dates":{"EUR":"someday"}}}""", "rate_dates.EUR")]
    [InlineData("""{"settings":{"rates":{"EUR":0.8},"rate_dates":"today"}}""", "rate_dates")]
    [InlineData("""{"settings":{"self_approval_limit":-1}}""", "self_approval_limit")]
    [InlineData("""{"settings":{"self_approval_limit":"none"}}""", "self_approval_limit")]
    [InlineData("""{"settings":{"administrators_decide":"no"}}""", "administrators_decide")]
    public async Task What_is_wrong_is_refused_by_its_name(string body, string field)
    {
        await using var api = await TestApi.Run();

        var answer = await api.Send(HttpMethod.Put, Settings, body);

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
    }

    /// <summary>Settings that are sent back as they were read stay as they are.</summary>
    [Fact]
    public async Task Limits_of_approval_are_kept_and_sent_back()
    {
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, Settings, """{"settings":{"self_approval_limit":250,"administrators_decide":false,"rates":{"EUR":0.85}}}""");

        var read = await api.Get(Settings);
        var again = await api.Send(HttpMethod.Put, Settings, read.Text, headers: ("If-Match", read.Headers["ETag"]));

        Assert.Equal((200, read.Headers["ETag"]), (again.Code, again.Headers["ETag"]));
        var settings = again.Json["settings"]!;
        Assert.Equal((250, false), (settings["self_approval_limit"]!.GetValue<int>(), settings["administrators_decide"]!.GetValue<bool>()));
    }

    private static async Task<string> Days(TestApi api) => (await api.Get(Settings)).Json["settings"]!["rate_dates"]!.ToJsonString();
}
