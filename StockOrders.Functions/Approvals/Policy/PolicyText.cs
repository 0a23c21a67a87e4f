namespace StockOrders.Functions.Approvals.Policy;

/// <summary>What a client sent, as it is told back to them.</summary>
internal static class PolicyText
{
    private const int Longest = 60;

    public static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
