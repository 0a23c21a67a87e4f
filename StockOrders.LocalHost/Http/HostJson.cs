using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StockOrders.LocalHost.Http;

/// <summary>What of the app's host.json means something here; the defaults are the Functions host's.</summary>
internal sealed record HostJson(string RoutePrefix, QueueOptions Queues)
{
    private const string DefaultRoutePrefix = "api";

    public static HostJson Read(string directory)
    {
        var path = Path.Combine(directory, "host.json");
        var section = new ConfigurationBuilder().AddJsonFile(path, optional: true, reloadOnChange: false).Build().GetSection("extensions");
        return new(
            (section["http:routePrefix"] ?? DefaultRoutePrefix).Trim('/'),
            QueueOptions.Read(section.GetSection("queues")));
    }
}

/// <param name="BatchSize">Messages taken at once.</param>
/// <param name="NewBatchThreshold">A new batch is taken when this many or fewer are still being worked on.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
/// <param name="VisibilityTimeout">How long a message that failed rests before its next try.</param>
/// <param name="MaxPollingInterval">The longest pause between looks into an empty queue that cannot signal.</param>
internal sealed record QueueOptions(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan VisibilityTimeout, TimeSpan MaxPollingInterval)
{
    public static QueueOptions Read(IConfigurationSection section)
    {
        var batch = Number(section["batchSize"], 16);
        return new(
            batch,
            Number(section["newBatchThreshold"], batch / 2),
            Number(section["maxDequeueCount"], 5),
            Duration(section["visibilityTimeout"], TimeSpan.Zero),
            Duration(section["maxPollingInterval"], TimeSpan.FromMinutes(1)));
    }

    private static int Number(string? text, int absent) => text is null ? absent : int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Duration(string? text, TimeSpan absent) => text is null ? absent : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
