// Azure.Storage.Queues 12.28.1
using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Storage.Queues;

/// <summary>How messages stand in the queue. Azure Functions' queue trigger reads Base64 unless told otherwise.</summary>
public enum QueueMessageEncoding
{
    None = 0,
    Base64 = 1,
}

public partial class QueueClientOptions : ClientOptions
{
    public QueueClientOptions(ServiceVersion version = ServiceVersion.V2026_10_06) => Version = version;

    public ServiceVersion Version { get; }

    public QueueMessageEncoding MessageEncoding { get; set; }

    [SuppressMessage("Design", "CA1034", Justification = "The real enum is nested.")]
    public enum ServiceVersion
    {
        V2025_11_05 = 28,
        V2026_10_06 = 32,
    }
}
