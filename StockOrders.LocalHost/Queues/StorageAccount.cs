using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Data.Tables;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.LocalHost.Queues;

/// <summary>Makes sure of the storage account before anything runs: that it answers, and that the app's table is there.</summary>
internal static class StorageAccount
{
    private const int AzuriteQueuePort = 10001;
    private const int AzuriteTablePort = 10002;

    private const string HowToStart =
        "Azurite does not answer at 127.0.0.1:10001 and 10002. Start it with "
        + "'npx azurite --skipApiVersionCheck --location .data/azurite', or leave out --store to use files instead.";

    public static async Task Prepare(string connectionString, CancellationToken cancellation)
    {
        if (connectionString == StoreChoice.Development && !(await Answers(AzuriteQueuePort, cancellation) && await Answers(AzuriteTablePort, cancellation)))
            throw new LocalAppException(HowToStart);
        try
        {
            await new TableClient(connectionString, StorageRegistration.TableName).CreateIfNotExistsAsync(cancellation);
        }
        catch (Exception refused) when (refused is RequestFailedException or FormatException or ArgumentException or AggregateException)
        {
            throw new LocalAppException($"The storage account of --store cannot be used: {refused.Message}", refused);
        }
    }

    private static async Task<bool> Answers(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
