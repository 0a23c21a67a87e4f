using System.Text;
using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Papers;

/// <summary>What files of an order are called: <c>Purchase-order-PO-1-revision-2.pdf</c>.</summary>
internal static class PaperNames
{
    private const int MaxReference = 60;

    /// <summary>
    /// Letters, digits and single hyphens only: no path, no line break that would begin a header, no dot that would make another type of it,
    /// and nothing that any file system or mail program takes for something else.
    /// </summary>
    /// <param name="ending">Without a dot.</param>
    public static string Of(StockOrder order, string ending)
    {
        var reference = Safe(order.Header.Reference ?? "");
        var revision = order.Revision > 1 ? $"-revision-{order.Revision}" : "";
        return $"{Kind(order.Type)}-{(reference.Length > 0 ? reference : order.Id.Value)}{revision}.{ending}";
    }

    private static string Kind(OrderType type) => type switch
    {
        OrderType.Transfer => "Transfer",
        OrderType.Assembly => "Assembly-order",
        _ => "Purchase-order",
    };

    private static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, MaxReference)))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                safe.Append(letter);
            else if (safe is { Length: > 0 } && safe[^1] != '-')
                safe.Append('-');
        }

        return safe.ToString().Trim('-');
    }
}
