using Azure.Core;
using Azure.Core.Pipeline;

namespace StockOrders.Functions.Storage;

/// <summary>
/// Counts how often the pipeline sent a request. One that was sent twice may have been carried out the first time, with the
/// answer lost on the way; then a conflict on the second try may be with ourselves.
/// </summary>
internal sealed class AzureTries : HttpPipelineSynchronousPolicy
{
    private const string Property = "StockOrders.Tries";

    /// <summary>Counts what is sent by this flow of calls until disposed.</summary>
    public static IDisposable Count(Tally tally) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = tally });

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.TryGetProperty(Property, out var tally) && tally is Tally counted) counted.Sent++;
    }

    internal sealed class Tally
    {
        public int Sent { get; set; }
    }
}
