namespace StockOrders.Functions.OpenApi;

/// <summary>An answer that a call can get.</summary>
/// <param name="Kind">Null where the answer has no body, or one that is not JSON.</param>
internal sealed record Answered(int Status, string Words, string Media, Kind? Kind, string? Example);
