using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class SubOrchestrationTests
{
    [Fact]
    public async Task Sub_orchestration_gives_its_result_and_knows_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return $"{context.GetInput<int>() + 1} {context.Parent!.Name} {context.Parent.InstanceId} {context.InstanceId}";
        });
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync<string>(
            "child", 4, new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("parent", id: "mum");

        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal("5 parent mum kid", (await rig.Find("mum")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Sub_orchestration_that_fails_throws_in_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", _ => throw new FormatException("bad"));
        rig.Functions.Orchestrator("parent", async context =>
        {
            try
            {
                await context.CallSubOrchestratorAsync("child");
                return "?";
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName} {failure.FailureDetails.IsCausedBy<FormatException>()}";
            }
        });

        Assert.Equal("\"child True\"", await rig.Output(await rig.Run("parent")));
    }

    [Fact]
    public async Task Sub_orchestration_under_an_id_that_runs_already_fails()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", context => context.WaitForExternalEvent<string>("go"));
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("child", id: "kid");

        var found = await rig.Find(await rig.Run("parent"));

        Assert.Contains("already exists", found.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminate_takes_the_sub_orchestrations_along_only_when_recursive(bool recursive, OrchestrationRuntimeStatus child)
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", context => context.WaitForExternalEvent<string>("never"));
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("parent", id: "mum");

        await rig.Client.TerminateInstanceAsync("mum", new TerminateInstanceOptions(Recursive: recursive));
        await rig.Scheduler.Settle();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await rig.Find("mum")).RuntimeStatus);
        Assert.Equal(child, (await rig.Find("kid")).RuntimeStatus);
    }

    [Fact]
    public async Task Sub_orchestration_that_continues_as_new_still_answers_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", async context =>
        {
            var left = context.GetInput<int>();
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (left > 0)
                context.ContinueAsNew(left - 1);
            return "last";
        });
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync<string>("child", 3));
        var id = await rig.Run("parent");

        await rig.Pass(TimeSpan.FromHours(4));

        Assert.Equal("\"last\"", await rig.Output(id));
    }
}
