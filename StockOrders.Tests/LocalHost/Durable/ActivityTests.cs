using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class ActivityTests
{
    [Fact]
    public async Task Activities_in_a_row_hand_their_results_on()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<int, int>("double", n => n * 2);
        rig.Functions.Orchestrator("row", async context =>
        {
            var n = context.GetInput<int>();
            for (var i = 0; i < 3; i++)
                n = await context.CallActivityAsync<int>("double", n);
            return n;
        });

        var id = await rig.Run("row", 5);

        Assert.Equal("40", await rig.Output(id));
        Assert.Equal([0, 1, 2], rig.Functions.Calls.Select(call => call.TaskId));
    }

    [Fact]
    public async Task Fan_out_of_200_comes_back_in_the_order_of_the_calls()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<int, int>("square", n => n * n);
        rig.Functions.Orchestrator("fan", async context =>
            await Task.WhenAll(Enumerable.Range(0, 200).Select(n => context.CallActivityAsync<int>("square", n))));

        var id = await rig.Run("fan");

        Assert.Equal(Enumerable.Range(0, 200).Select(n => n * n), (await rig.Find(id)).ReadOutputAs<int[]>()!);
        Assert.Equal(200, rig.Functions.Calls.Count);
    }

    [Fact]
    public async Task Activity_that_fails_throws_with_what_happened()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<string, string>("fail", _ => throw new FormatException("not a number", new ArgumentException("inner")));
        rig.Functions.Orchestrator("catches", async context =>
        {
            try
            {
                return await context.CallActivityAsync<string>("fail");
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName} {failure.TaskId} {failure.FailureDetails.ErrorMessage} {failure.FailureDetails.IsCausedBy<FormatException>()} " +
                    failure.FailureDetails.InnerFailure!.ErrorMessage;
            }
        });

        var id = await rig.Run("catches");

        Assert.Equal("fail 0 not a number True inner", (await rig.Find(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Failure_that_nobody_catches_fails_the_orchestration_and_keeps_its_cause()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<string, string>("fail", _ => throw new FormatException("not a number"));
        rig.Functions.Orchestrator("lets it through", context => context.CallActivityAsync("fail"));

        var found = await rig.Find(await rig.Run("lets it through"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, found.FailureDetails!.ErrorType);
        Assert.True(found.FailureDetails.InnerFailure!.IsCausedBy<FormatException>());
    }

    [Fact]
    public async Task Retries_back_off_in_virtual_time_and_end_with_the_success()
    {
        await using var rig = new DurableRig();
        var at = new List<TimeSpan>();
        rig.Functions.Activity<string, string>("flaky", _ =>
        {
            at.Add(rig.Elapsed);
            return at.Count < 4 ? throw new IOException("away") : "there";
        });
        rig.Functions.Orchestrator("tries", context => context.CallActivityAsync<string>(
            "flaky", options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(30)))));
        var id = await rig.Run("tries");

        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal("\"there\"", await rig.Output(id));
        Assert.Equal([0, 10, 30, 60], at.Select(time => time.TotalSeconds));
    }

    [Fact]
    public async Task Retries_used_up_fail_with_the_last_failure()
    {
        await using var rig = new DurableRig();
        var tries = 0;
        rig.Functions.Activity<string, string>("never", _ => throw new IOException($"try {++tries}"));
        rig.Functions.Orchestrator("tries", context => context.CallActivityAsync<string>(
            "never", options: TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1)))));
        var id = await rig.Run("tries");

        await rig.Pass(TimeSpan.FromMinutes(1));

        var found = await rig.Find(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Equal("try 3", found.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Retry_handler_decides_from_the_failure()
    {
        await using var rig = new DurableRig();
        var tries = 0;
        rig.Functions.Activity<string, string>("never", _ => throw new IOException($"try {++tries}"));
        rig.Functions.Orchestrator("tries", context => context.CallActivityAsync<string>(
            "never", options: TaskOptions.FromRetryHandler(failure => failure.LastFailure.IsCausedBy<IOException>() && failure.LastAttemptNumber < 4)));

        var found = await rig.Find(await rig.Run("tries"));

        Assert.Equal((OrchestrationRuntimeStatus.Failed, 4), (found.RuntimeStatus, tries));
    }

    [Theory]
    [InlineData(1, 0, 1.0, 10.0)]
    [InlineData(2, 0, 3.0, 30.0)]
    [InlineData(3, 0, 3.0, 60.0)]
    [InlineData(4, 0, 1.0, null)]
    [InlineData(1, 100, 1.0, null)]
    public void Delay_grows_to_its_bound_and_ends_with_the_attempts_or_the_time(int attempt, int sinceFirst, double coefficient, double? seconds)
    {
        var policy = new RetryPolicy(4, TimeSpan.FromSeconds(10), coefficient, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100));

        Assert.Equal(seconds, Retries.Delay(policy, attempt, TimeSpan.FromSeconds(sinceFirst))?.TotalSeconds);
    }

    [Fact]
    public async Task Activity_that_nobody_knows_fails_its_caller()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("calls", context => context.CallActivityAsync("unheard of"));

        var found = await rig.Find(await rig.Run("calls"));

        Assert.Contains("unheard of", found.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
