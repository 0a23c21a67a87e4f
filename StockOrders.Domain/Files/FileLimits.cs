using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Files;

/// <summary>How much may come with an order. Both ends count.</summary>
internal static class FileLimits
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Of one order.</summary>
    public const int MaxFiles = 50;

    /// <summary>Of all files of one order together.</summary>
    public const long MaxBytesTogether = 100L * 1024 * 1024;

    /// <summary>Null where another file of so many bytes has room.</summary>
    public static Refusal? Refusal(StockOrder order, long bytes) =>
        order.Files.Length >= MaxFiles || order.Files.Sum(known => known.Bytes) + bytes > MaxBytesTogether
            ? new Refusal(RefusalKind.Conflict, "too_many_files", $"An order takes at most {MaxFiles} files, and 100 MB of them together.", "file")
            : null;
}
