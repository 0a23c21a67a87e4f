using Azure.Storage.Queues.Models;

namespace StockOrders.LocalHost.Queues;

/// <summary>A message of a local queue as it was last received.</summary>
/// <param name="Receipt">Proves that one received it last; who received it before can no longer delete it.</param>
/// <param name="Tries">How often it was received, this time included.</param>
internal sealed record LocalMessage(
    long Id, string Receipt, byte[] Body, long Tries, DateTimeOffset Inserted, DateTimeOffset Visible, DateTimeOffset Expires)
{
    public QueueMessage ToSdk() =>
        QueuesModelFactory.QueueMessage(LocalQueues.IdText(Id), Receipt, new BinaryData(Body), Tries, Visible, Inserted, Expires);
}
