using System.Globalization;
using System.Security.Cryptography;

namespace StockOrders.Functions.Storage;

/// <summary>
/// Gives each transaction a mark that is written with its rows, so that it can be told later whether it was made. Random by
/// instance: two writers who write the very same rows must not take each other's for their own.
/// </summary>
internal sealed class TransactionMarks
{
    public const string Property = "T";

    private readonly string _instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private long _given;

    public string Next() => $"{_instance}{Interlocked.Increment(ref _given).ToString("x", CultureInfo.InvariantCulture)}";
}
