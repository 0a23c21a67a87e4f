namespace StockOrders.Functions.Papers;

/// <summary>An order as a file.</summary>
/// <param name="Name">Safe to save under anywhere: <see cref="PaperNames"/>.</param>
/// <param name="Media">Its media type.</param>
internal sealed record PaperFile(string Name, string Media, ReadOnlyMemory<byte> Bytes)
{
    public const string Pdf = "application/pdf";
    public const string Xml = "application/xml";
    public const string Csv = "text/csv; charset=utf-8";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
