using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace StockOrders.LocalHost.Durable;

/// <summary>How the engine runs.</summary>
internal sealed record DurableOptions
{
    /// <summary>What the Functions worker's converter does unless the app configures its serializer: property names in any case.</summary>
    public DataConverter Converter { get; init; } = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>Activities under way at once; the extension's default is ten for each core.</summary>
    public int MaxActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>
    /// As the setting of the same name in host.json: whether an event for an instance that is unknown or has ended is an error
    /// (what the Azure Storage backend does by default) or is silently dropped.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; init; } = true;

    /// <summary>Where tests let the process end.</summary>
    public IFaults? Faults { get; init; }
}
