using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>Ids that others chose: any printable text that fits a row's name.</summary>
internal static class IdText
{
    /// <summary>The end of a sentence that begins with the member's name; null where the id is sound.</summary>
    public static string? Fault(string id, int maxEscaped) =>
        id.Any(char.IsControl) ? "holds a control character."
        : id.Length > maxEscaped || RowName.Escape(id).Length > maxEscaped ? $"is too long; {maxEscaped} plain characters are possible."
        : id != id.Trim() ? "begins or ends in a space."
        : null;
}
