namespace StockOrders.Functions.Storage;

/// <summary>So many others changed the same thing at this moment that every attempt came too late. Nothing was changed; a moment later it goes.</summary>
internal sealed class CrowdedException(string message) : Exception(message)
{
    /// <summary>True where parts of a call that takes several transactions may be recorded already. Sent again, they are not recorded twice.</summary>
    public bool MayBePartlyDone { get; init; }
}
