namespace StockOrders.Functions.Files;

/// <summary>A file as it came in: nothing of it is trusted.</summary>
/// <param name="Media">The media type that it was sent as; empty where it was sent as none.</param>
internal sealed record SentFile(string Name, ReadOnlyMemory<byte> Bytes, string Media = "");
