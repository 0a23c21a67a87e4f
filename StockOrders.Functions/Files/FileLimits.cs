namespace StockOrders.Functions.Files;

/// <summary>How much may come with an order. Both ends count.</summary>
internal static class FileLimits
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Of one order.</summary>
    public const int MaxFiles = 50;

    /// <summary>Of all files of one order together.</summary>
    public const long MaxBytesTogether = 100L * 1024 * 1024;
}
