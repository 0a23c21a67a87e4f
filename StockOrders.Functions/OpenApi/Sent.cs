namespace StockOrders.Functions.OpenApi;

/// <summary>What a call sends.</summary>
internal sealed record Sent(Kind Kind, List<(string Name, string Json)> Examples);
