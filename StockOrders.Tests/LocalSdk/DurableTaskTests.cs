using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace StockOrders.Tests.LocalSdk;

/// <summary>What the app relies on beyond signatures. Runs on LocalSdk and, in a build with the Azure packages, on the packages' own types.</summary>
public sealed class DurableTaskTests
{
    [Fact]
    public void Task_names_that_differ_only_in_case_are_the_same()
    {
        Assert.Equal(new TaskName("OrderLife"), (TaskName)"orderlife");
        Assert.Equal(new TaskName("OrderLife").GetHashCode(), new TaskName("ORDERLIFE").GetHashCode());
    }

    [Theory]
    [InlineData(0, 1, 1.0, 2, 2)]
    [InlineData(1, 0, 1.0, 2, 2)]
    [InlineData(1, 1, 0.9, 2, 2)]
    [InlineData(1, 2, 1.0, 1, 2)]
    [InlineData(1, 2, 1.0, 2, 1)]
    public void A_retry_policy_outside_its_bounds_is_refused(int attempts, int first, double backoff, int longest, int end)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(
            attempts, TimeSpan.FromSeconds(first), backoff, TimeSpan.FromSeconds(longest), TimeSpan.FromSeconds(end)));
    }

    [Fact]
    public void A_retry_policy_without_more_waits_an_hour_at_most_and_never_gives_up_by_time()
    {
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromHours(1), policy.MaxRetryInterval);
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
    }

    [Fact]
    public void A_failure_knows_its_kind_through_base_types_and_tells_its_cause()
    {
        var failure = TaskFailureDetails.FromException(new ArgumentNullException("x", new TimeoutException("slow")));

        Assert.True(failure.IsCausedBy<ArgumentException>());
        Assert.False(failure.IsCausedBy<TimeoutException>());
        Assert.True(failure.InnerFailure!.IsCausedBy<TimeoutException>());
        Assert.Equal("slow", failure.InnerFailure.ErrorMessage);
    }

    [Fact]
    public void A_sub_orchestration_keeps_the_retries_and_the_id_it_is_given()
    {
        var options = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1))).WithInstanceId("a");

        Assert.Equal("a", new SubOrchestrationOptions(options).InstanceId);
        Assert.Equal("b", options.WithInstanceId("b").InstanceId);
        Assert.Equal(2, options.Retry?.Policy?.MaxNumberOfAttempts);
    }

    [Fact]
    public void Nothing_is_converted_to_nothing_and_fields_are_written()
    {
        Assert.Null(JsonDataConverter.Default.Serialize(null));
        Assert.Null(JsonDataConverter.Default.Deserialize<string>(null));
        Assert.Equal("""{"Item1":1,"Item2":"a"}""", JsonDataConverter.Default.Serialize((1, "a")));
    }

    [Fact]
    public void A_status_fetched_without_inputs_and_outputs_cannot_be_read()
    {
        var fetched = new OrchestrationMetadata("Life", "1") { SerializedOutput = "1" };

        Assert.Throws<InvalidOperationException>(() => fetched.ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, false)]
    [InlineData(OrchestrationRuntimeStatus.Completed, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, true)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, true)]
    [InlineData(OrchestrationRuntimeStatus.Pending, false)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, false)]
    public void An_orchestration_is_over_once_it_is_completed_failed_or_terminated(OrchestrationRuntimeStatus status, bool isOver)
    {
        Assert.Equal(isOver, new OrchestrationMetadata("Life", "1") { RuntimeStatus = status }.IsCompleted);
    }

    [Fact]
    public async Task A_list_is_walked_page_by_page_to_its_end()
    {
        var list = Pageable.Create<string>((token, _) => Task.FromResult(token is null ? new Page<string>(["a", "b"], "next") : new Page<string>(["c"])));

        var walked = new List<string>();
        await foreach (var item in list)
            walked.Add(item);

        Assert.Equal(["a", "b", "c"], walked);
    }
}
