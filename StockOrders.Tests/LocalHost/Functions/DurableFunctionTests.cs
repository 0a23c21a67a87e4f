using System.Net;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost;

namespace StockOrders.Tests.LocalHost.Functions;

public sealed class DurableFunctionTests
{
    [Fact]
    public async Task An_orchestration_begun_over_http_runs_its_activities_at_their_instants_between_the_timers_of_the_host()
    {
        await using var app = await LocalApp.Start(
            SampleApp.Options(typeof(SampleDurableFunctions), typeof(SampleTimerFunctions)) with
            {
                Settings = new Dictionary<string, string?> { ["HalfHourly"] = "0 */30 * * * *" },
            });
        using var client = app.CreateClient();
        using var answer = await client.PostAsync("/begin/bread", null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.Advance(TimeSpan.FromHours(3));
        Assert.Equal(
            [
                "half-hourly 05-01 08:30", "bread 1 at 09:00 by Remind", "half-hourly 05-01 09:00", "half-hourly 05-01 09:30",
                "bread 2 at 10:00 by Remind", "half-hourly 05-01 10:00", "half-hourly 05-01 10:30", "bread 3 at 11:00 by Remind", "half-hourly 05-01 11:00",
            ],
            app.Services.GetRequiredService<Seen>().Lines
                .Where(line => line.Contains(" 05-", StringComparison.Ordinal) || line.Contains(" at ", StringComparison.Ordinal))
                .OrderBy(line => line[..5] == "half-" ? line[^5..] + "b" : line.Split(' ')[3] + "a", StringComparer.Ordinal));
        var ended = await app.Services.GetRequiredService<DurableTaskClient>().GetInstanceAsync("bread", getInputsAndOutputs: true);
        Assert.Equal("reminded", ended!.ReadOutputAs<string>());
    }
}
