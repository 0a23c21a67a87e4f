namespace StockOrders.Functions.Hosting.Output;

/// <summary>What a client sent, as a sentence tells it back to them.</summary>
internal static class ShortText
{
    public static string Of(string sent, int longest = 60) => sent.Length <= longest ? sent : sent[..longest] + "…";
}
