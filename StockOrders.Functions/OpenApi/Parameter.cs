namespace StockOrders.Functions.OpenApi;

/// <summary>What stands in a query or a header.</summary>
internal sealed record Parameter(string Name, string In, Kind Kind, string Words)
{
    /// <summary>Its name among the components, where several operations share it.</summary>
    public string? SharedAs { get; init; }

    /// <summary>An object whose members are parameters each by itself (<c>style: form, explode: true</c>).</summary>
    public bool IsMany { get; init; }
}
