using Microsoft.Azure.Functions.Worker;

namespace StockOrders.Tests.LocalHost;

internal sealed class SampleQueueFunctions(Seen seen, TimeProvider time)
{
    [Function("Words")]
    public async Task Words([QueueTrigger("words")] string word, FunctionContext context, CancellationToken cancellation)
    {
        seen.Add($"{word} #{context.BindingContext.BindingData["DequeueCount"]} at {time.GetUtcNow() - SampleApp.Start}");
        if (word.StartsWith("wait", StringComparison.Ordinal))
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        if (word.StartsWith("bad", StringComparison.Ordinal))
            throw new InvalidOperationException($"The word '{word}' is bad.");
    }

    [Function("Facts")]
    public void Facts([QueueTrigger("%FactsQueue%")] Fact fact) => seen.Add($"{fact.Name} is {fact.Value}");

    [Function("WordsGivenUp")]
    public void WordsGivenUp([QueueTrigger("words-poison")] BinaryData word) => seen.Add($"given up: {word}");

    internal sealed record Fact(string Name, int Value);
}
