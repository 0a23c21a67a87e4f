using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>Ids that others chose: any printable text that fits a row's name.</summary>
internal static class IdText
{
    /// <summary>Of an id as it stands in a row's name, where all but ASCII letters, digits and '_' takes three characters a byte.</summary>
    public const int MaxEscaped = 200;

    /// <summary>False where nothing can have such an id, so that it need not, and must not, be looked up.</summary>
    public static bool IsPossible(string id) => id.Length > 0 && Fault(id) is null;

    /// <summary>
    /// The id that stands in an address. Servers decode a path's escapes except that of the slash, which would part it anew; an id may hold
    /// one all the same, and <c>a%2Fb</c> in an address is <c>a/b</c> in a body.
    /// </summary>
    public static string OfAddress(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The end of a sentence that begins with the member's name; null where the id is sound.</summary>
    public static string? Fault(string id) =>
        id.Any(char.IsControl) ? "holds a control character."
        : id.Length > MaxEscaped || RowName.Escape(id).Length > MaxEscaped ? $"is too long; {MaxEscaped} plain characters are possible."
        : id != id.Trim() ? "begins or ends in a space."
        : null;
}
