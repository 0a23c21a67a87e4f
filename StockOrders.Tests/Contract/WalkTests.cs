using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract;

public sealed class WalkTests
{
    [Fact]
    public void Every_operation_is_called_on_the_walk()
    {
        var called = WalkStep.Files().SelectMany(file => file.Steps).Select(step => Described.Find(step.Method.Method, step.Address.Split('?')[0])?.Id).ToHashSet();

        // Pages for people are held by tests of their own, and the description of the API tells of itself.
        var missing = Described.All.Where(known => known.Path.StartsWith("/api/v1/", StringComparison.Ordinal) && !known.Path.EndsWith("{rest}", StringComparison.Ordinal) && !called.Contains(known.Id));
        Assert.True(!missing.Any(), "Called nowhere in StockOrders.Tests/Contract/Walk: " + string.Join(", ", missing.Select(known => $"{known.Method} {known.Path}")));
    }

    [Fact]
    public void Every_kept_answer_is_of_a_file_that_there_is() =>
        Assert.Equal(WalkStep.Files().Select(file => file.Name), Directory.EnumerateFiles(Path.Combine(KeptAnswers.Here(), "Snapshots")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
}
