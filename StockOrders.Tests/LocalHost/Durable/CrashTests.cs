using System.Collections.Concurrent;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.DurableTask;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.State;

namespace StockOrders.Tests.LocalHost.Durable;

/// <summary>The process may end between any two things the engine does; what comes out is the same.</summary>
public sealed class CrashTests
{
    [Fact]
    public void Random_orchestrations_killed_at_random_points_come_to_the_same_result()
    {
        var lives = Plans.Generator.Zip(Gen.Choose(1, 14).ListOf()).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(lives, life =>
        {
            var (plan, deaths) = life;
            var calm = Live(plan, []).GetAwaiter().GetResult();
            var killed = Live(plan, [.. deaths]).GetAwaiter().GetResult();
            Assert.Equal(calm, killed);
        }));
    }

    [Fact]
    public async Task Killed_at_each_point_of_a_life_in_turn_it_comes_to_the_same_result()
    {
        Part[] plan = [Part.Activity, Part.Fan, Part.Event, Part.Timer, Part.Child, Part.Race, Part.Again, Part.Activity, Part.Flaky, Part.Event];
        var calm = await Live(plan, []);

        for (var death = 1; death < 90; death++)
            Assert.Equal(calm, await Live(plan, [death]));
    }

    [Fact]
    public async Task Killed_in_a_file_store_the_history_goes_on_where_it_stood()
    {
        var directory = Directory.CreateTempSubdirectory("durable").FullName;
        try
        {
            var calm = await Live([Part.Activity, Part.Timer, Part.Event, Part.Child], []);
            var state = HostState.InFile(Path.Combine(directory, "host.db"));

            Assert.Equal(calm, await Live([Part.Activity, Part.Timer, Part.Event, Part.Child], [2, 3, 5, 7], state));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Runs a plan; after so many points each, the process ends and is started again.</summary>
    private static async Task<string> Live(IReadOnlyList<Part> plan, int[] deaths, HostState? state = null)
    {
        var faults = new Deaths(deaths);
        await using var rig = new DurableRig(new DurableOptions { Faults = faults, ThrowStatusExceptionsOnRaiseEvent = false }, state);
        Plans.Register(rig.Functions);

        await Surely(rig, async () =>
        {
            if (await rig.Client.GetInstanceAsync("life") is null)
                await rig.Client.ScheduleNewOrchestrationInstanceAsync("life", new Life(plan, 0, ""), new StartOrchestrationOptions("life"));
        });
        for (var i = 0; i < plan.Count(part => part is Part.Event); i++)
        {
            // A client that does not know whether its request arrived sends it again; each carries its number.
            await Surely(rig, () => rig.Client.RaiseEventAsync("life", string.Create(CultureInfo.InvariantCulture, $"event{i}"), i));
        }
        for (var hour = 0; hour < 40; hour++)
            await Surely(rig, () => rig.Pass(TimeSpan.FromHours(1)));

        var found = await rig.Find("life");
        return $"{found.RuntimeStatus} {found.SerializedOutput} {found.FailureDetails}";
    }

    private static async Task Surely(DurableRig rig, Func<Task> act)
    {
        while (true)
        {
            try
            {
                await act();
                await rig.Scheduler.Settle();
                if (!rig.Engine.HasEnded)
                    return;
            }
            catch (ProcessEndedException)
            {
                // Started again below.
            }
            await rig.Reopen();
        }
    }

    private sealed class Deaths(int[] after) : IFaults
    {
        private readonly Lock gate = new();
        private readonly Queue<int> due = new(after);
        private int reached;

        public void Reached(FaultPoint point, string instanceId)
        {
            lock (gate)
            {
                if (due.Count == 0 || ++reached < due.Peek())
                    return;
                due.Dequeue();
                reached = 0;
            }
            throw new ProcessEndedException($"The process ended at {point} of '{instanceId}'.");
        }
    }
}

public enum Part
{
    Activity,
    Fan,
    Timer,
    Event,
    Race,
    Child,
    Again,
    Flaky,
}

/// <summary>Where a life stands: its plan, the next part of it, the events it has taken, and what has come of it so far.</summary>
public sealed record Life(IReadOnlyList<Part> Plan, int Next, string Result, int Events = 0);

internal static class Plans
{
    public static Gen<IReadOnlyList<Part>> Generator { get; } = Gen.Elements(Enum.GetValues<Part>()).ArrayOf()
        .Where(parts => parts.Length is > 0 and < 9)
        .Select(parts => (IReadOnlyList<Part>)parts);

    public static void Register(DurableRig.TestFunctions functions)
    {
        var tries = new ConcurrentDictionary<string, int>();
        functions.Activity<int, int>("add", n => n + 1);
        functions.Activity<string, int>("flaky", key => tries.AddOrUpdate(key, 1, (_, n) => n + 1) < 3 ? throw new IOException("away") : 9);
        functions.Orchestrator("child", async context =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(20), CancellationToken.None);
            return await context.CallActivityAsync<int>("add", 100);
        });
        functions.Orchestrator("life", Run);
    }

    private static async Task<string> Run(TaskOrchestrationContext context)
    {
        var life = context.GetInput<Life>()!;
        var (result, events) = (life.Result, life.Events);
        for (var i = life.Next; i < life.Plan.Count; i++)
        {
            switch (life.Plan[i])
            {
                case Part.Activity:
                    result += $" a{await context.CallActivityAsync<int>("add", i)}";
                    break;
                case Part.Fan:
                    var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => context.CallActivityAsync<int>("add", n)));
                    result += $" f{sums.Sum()}";
                    break;
                case Part.Timer:
                    await context.CreateTimer(TimeSpan.FromMinutes(90), CancellationToken.None);
                    result += " t";
                    break;
                case Part.Event:
                    result += $" e{await context.WaitForExternalEvent<int>(string.Create(CultureInfo.InvariantCulture, $"event{events++}"))}";
                    break;
                case Part.Race:
                    using (var off = new CancellationTokenSource())
                    {
                        var quick = context.CallActivityAsync<int>("add", 1);
                        var slow = context.CreateTimer(TimeSpan.FromDays(30), off.Token);
                        result += await Task.WhenAny(quick, slow) == quick ? " quick" : " slow";
                        off.Cancel();
                    }
                    break;
                case Part.Child:
                    result += $" c{await context.CallSubOrchestratorAsync<int>("child")}";
                    break;
                case Part.Flaky:
                    var options = TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromMinutes(1)));
                    result += $" r{await context.CallActivityAsync<int>("flaky", $"{i}", options)}";
                    break;
                case Part.Again:
                    context.ContinueAsNew(new Life(life.Plan, i + 1, result + " again", events));
                    return "?";
            }
        }
        return result;
    }
}
