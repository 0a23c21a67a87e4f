using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.LocalHost;

/// <summary>A tiny app of the tests, run by the same host as the real one.</summary>
internal static class SampleApp
{
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly QueueOptions Queues = new(
        BatchSize: 4, NewBatchThreshold: 2, MaxDequeueCount: 5, VisibilityTimeout: TimeSpan.FromSeconds(30), MaxPollingInterval: TimeSpan.FromSeconds(1));

    public static LocalAppOptions Options(params Type[] functions) => new()
    {
        Functions = new(() => functions, Configure, () => new HostJson("", Queues)),
        VirtualClock = Start,
    };

    public static Task<LocalApp> Run(params Type[] functions) => LocalApp.Start(Options(functions));

    public static Task<LocalApp> Listen(params Type[] functions) =>
        LocalApp.Start(Options(functions) with { Urls = "http://127.0.0.1:0" });

    private static void Configure(IFunctionsWorkerApplicationBuilder builder, Microsoft.Extensions.Configuration.IConfiguration configuration)
    {
        builder.Services.AddKeyedSingleton("words", (_, name) => new QueueClient(
            configuration["Storage"]!, (string)name!, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));
        builder.Services.AddSingleton<Seen>().AddScoped<PerRun>();
        builder.UseMiddleware<OuterMiddleware>();
        builder.UseMiddleware<InnerMiddleware>();
    }
}

/// <summary>What happened, in order, for tests to look at.</summary>
internal sealed class Seen
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public void Add(string line)
    {
        lock (gate)
            lines.Add(line);
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }
}

/// <summary>A service that lives as long as one run of a function.</summary>
internal sealed class PerRun(Seen seen) : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => seen.Add("disposed");
}
