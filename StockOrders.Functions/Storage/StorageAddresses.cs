using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace StockOrders.Functions.Storage;

/// <summary>
/// Where tables and queues are: by the connection string `Storage` (a developer's machine, Azurite), or by the service addresses
/// `Storage:tableServiceUri` and `Storage:queueServiceUri` with the app's managed identity (Azure).
/// </summary>
internal sealed class StorageAddresses(IConfiguration configuration, TokenCredential credential)
{
    public TableClient Table(string name)
    {
        var options = new TableClientOptions();
        // After the retries, so that each try passes here.
        options.AddPolicy(new AzureTries(), HttpPipelinePosition.PerRetry);
        return configuration["Storage"] is { Length: > 0 } connection
            ? new(connection, name, options)
            : new(Service("tableServiceUri"), name, credential, options);
    }

    public QueueClient Queue(string name)
    {
        // Base64 is what the Functions queue trigger reads.
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        return configuration["Storage"] is { Length: > 0 } connection
            ? new(connection, name, options)
            : new(new Uri(Service("queueServiceUri"), name), credential, options);
    }

    private Uri Service(string setting)
    {
        var address = configuration["Storage:" + setting];
        return Uri.TryCreate(address?.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new InvalidOperationException($"Neither the setting Storage nor Storage__{setting} (an https address) says where the state is kept.");
    }
}
