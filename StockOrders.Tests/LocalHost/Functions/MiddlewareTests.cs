using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Tests.LocalHost.Functions;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task The_first_added_stands_outermost_and_each_run_has_services_of_its_own()
    {
        await using var app = await SampleApp.Run(typeof(SampleHttpFunctions));
        using var client = app.CreateClient();
        await client.GetStringAsync("/unrouted");
        Assert.Equal(
            ["outer before Unrouted", "inner before", "inner after", "outer after", "disposed"],
            app.Services.GetRequiredService<Seen>().Lines);
    }
}
