namespace StockOrders.Functions.Storage;

/// <summary>So many others changed the same thing at this moment that every attempt came too late. Nothing was changed; a moment later it goes.</summary>
internal sealed class CrowdedException(string message) : Exception(message);
