namespace StockOrders.Domain.Connections;

/// <summary>
/// What a connection may be called: host names (<c>shop.brightpearl.com</c>) and numbered ones (<c>QuickBooksCommerce.30636</c>) are. The
/// name stands in addresses, in headers and in the names of rows.
/// </summary>
internal static class ConnectionNames
{
    public const int MaxLength = 100;

    public const string Rule = "1 to 100 letters, digits, and the signs . _ - : @ + inside";

    public static bool IsOne(string name) =>
        name.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-' or ':' or '@' or '+');
}
