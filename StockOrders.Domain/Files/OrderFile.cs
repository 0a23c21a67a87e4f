using StockOrders.Domain.Values;

namespace StockOrders.Domain.Files;

internal enum FileKind
{
    Pdf,
    Xml,
    Csv,
    Xlsx,
    Png,
    Jpeg,
}

/// <summary>A file that came with an order. Its bytes stand elsewhere.</summary>
/// <param name="Id">24 hex digits.</param>
/// <param name="Name">Cleaned: no path, no control characters, with the ending of its kind.</param>
/// <param name="Sha256">Of the bytes, in lower-case hex.</param>
/// <param name="Invoice">The invoice that it is; null for any other file.</param>
internal sealed record OrderFile(
    string Id, string Name, FileKind Kind, long Bytes, string Sha256, DateTimeOffset At, string By, InvoiceId? Invoice = null);
