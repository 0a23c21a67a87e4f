namespace StockOrders.LocalHost;

/// <summary>The app cannot run as it was asked to; the message tells a person why and what to do.</summary>
internal sealed class LocalAppException(string message, Exception? inner = null) : Exception(message, inner);
