using System.Globalization;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Files;

/// <summary>
/// Where files stand: a partition of their own, cut into pieces that each fit a row. A note of each file is written before its bytes and
/// taken away once an order names it, so that what no order came to name is found.
/// </summary>
internal static class FileRows
{
    /// <summary>Whole files of it fill a row to its limit.</summary>
    public const int PieceBytes = 15 * StoreLimits.PropertyBytes;

    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".files";

    public static string Piece(OrderId order, string file, int piece) =>
        string.Create(CultureInfo.InvariantCulture, $"f.{RowName.Escape(order.Value)}.{RowName.Escape(file)}.{piece:D4}");

    public static RowRange Pieces(AccountId account, OrderId order, string file) =>
        RowRange.Prefix(Partition(account), $"f.{RowName.Escape(order.Value)}.{RowName.Escape(file)}.");

    /// <summary>In the order in which they were written.</summary>
    public static string Note(DateTimeOffset at, OrderId order, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"n.{at.UtcDateTime:yyyyMMddHHmmss}.{RowName.Escape(order.Value)}.{RowName.Escape(file)}");

    /// <summary>Notes from before that instant.</summary>
    public static RowRange NotesBefore(AccountId account, DateTimeOffset at) =>
        new(Partition(account), "n.", string.Create(CultureInfo.InvariantCulture, $"n.{at.UtcDateTime:yyyyMMddHHmmss}"));
}

/// <summary>A file whose bytes are, or were about to be, written.</summary>
internal sealed record FileNote(OrderId Order, string File);
