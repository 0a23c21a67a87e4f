using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Tests.LocalHost;

internal sealed class SampleDurableFunctions(Seen seen, TimeProvider time)
{
    [Function("Begin")]
    public static async Task<IResult> Begin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begin/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync("Reminder", new Errand(id, 3), new StartOrchestrationOptions(id), request.HttpContext.RequestAborted);
        return Results.Accepted();
    }

    [Function("Reminder")]
    public static async Task<string> Reminder([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var errand = context.GetInput<Errand>()!;
        for (var i = 0; i < errand.Times; i++)
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await context.CallActivityAsync<int>("Remind", errand with { Times = i + 1 });
        }

        return "reminded";
    }

    [Function("Remind")]
    public int Remind([ActivityTrigger] Errand errand, FunctionContext context)
    {
        seen.Add($"{errand.Name} {errand.Times} at {time.GetUtcNow():HH:mm} by {context.FunctionDefinition.Name}");
        return errand.Times;
    }

    internal sealed record Errand(string Name, int Times);
}
