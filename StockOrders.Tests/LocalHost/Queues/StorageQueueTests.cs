using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.LocalHost.Queues;

[Collection(nameof(Azurite))]
public sealed class StorageQueueTests(Azurite azurite) : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [AzuriteFact]
    public async Task A_message_in_a_real_queue_runs_its_function_once_and_is_gone()
    {
        await using var app = await Run();
        await Send(app, "good");
        await app.WhenIdle();
        Assert.Equal(["good #1"], Lines(app));
        Assert.Empty((await Words().ReceiveMessagesAsync(1)).Value);
    }

    [AzuriteFact]
    public async Task Hundreds_of_messages_are_each_run_once()
    {
        await using var app = await Run();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Send(app, $"w{i}")));
        await app.WhenIdle();
        Assert.Equal(200, Lines(app).Distinct().Count());
        Assert.Equal(200, Lines(app).Count);
    }

    [AzuriteFact]
    public async Task After_five_tries_or_where_it_is_no_base64_a_message_is_poison()
    {
        await using var app = await Run(visibility: TimeSpan.Zero);
        await Send(app, "bad");
        await Words().SendMessageAsync("not base64!", CancellationToken.None);
        await app.WhenIdle();
        Assert.Equal(["bad #1", "bad #2", "bad #3", "bad #4", "bad #5", "given up: bad"], Lines(app));
    }

    [AzuriteFact]
    public async Task A_delayed_message_is_not_lost_on_a_virtual_clock()
    {
        await using var app = await Run();
        await Client(app).SendMessageAsync("later", TimeSpan.FromHours(5), null, CancellationToken.None);
        await app.WhenIdle();
        Assert.Equal(["later #1"], Lines(app));
    }

    private async Task<LocalApp> Run(TimeSpan visibility = default)
    {
        // The queues of one Azurite are shared by all tests of the collection.
        var queue = new QueueClient(azurite.ConnectionString, "words", null);
        await queue.CreateIfNotExistsAsync();
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } left)
        {
            foreach (var message in left)
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        var options = SampleApp.Options(typeof(SampleQueueFunctions));
        return await LocalApp.Start(options with
        {
            Store = new(StoreKind.Azure, azurite.ConnectionString),
            DataDirectory = directory.Path,
            Settings = new Dictionary<string, string?> { ["FactsQueue"] = "facts" },
            Functions = options.Functions with { Host = () => new("", SampleApp.Queues with { VisibilityTimeout = visibility }) },
        });
    }

    private QueueClient Words() => new(azurite.ConnectionString, "words", null);

    private static QueueClient Client(LocalApp app) => app.Services.GetRequiredKeyedService<QueueClient>("words");

    private static async Task Send(LocalApp app, string text) => await Client(app).SendMessageAsync(text, CancellationToken.None);

    private static List<string> Lines(LocalApp app) =>
    [
        .. app.Services.GetRequiredService<Seen>().Lines
            .Where(line => line.Contains('#', StringComparison.Ordinal) || line.StartsWith("given up", StringComparison.Ordinal))
            .Select(line => line.Split(" at ")[0]),
    ];
}
