using System.Globalization;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Where an account's imports stand, all in one partition, so that a chunk and how far the import is are one transaction: <c>i.</c> the
/// import, <c>o.</c> a note while it is not over (the sweep walks these alone), <c>c.</c> its chunks until they are applied, <c>r.</c>
/// lines refused while the file arrived and <c>s.</c> while it was applied, <c>p.</c> how far the chunk at hand is, <c>f.</c> files by
/// their SHA-256.
/// </summary>
internal static class ImportRows
{
    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".imports";

    public static string Import(string id) => "i." + RowName.Escape(id);

    public static RowRange All(AccountId account) => RowRange.Prefix(Partition(account), "i.");

    public static string Open(string id) => "o." + RowName.Escape(id);

    public static RowRange AllOpen(AccountId account) => RowRange.Prefix(Partition(account), "o.");

    public static string Chunk(string id, int chunk) => Numbered('c', id, chunk);

    public static RowRange Chunks(AccountId account, string id) => RowRange.Prefix(Partition(account), $"c.{RowName.Escape(id)}.");

    public static string RefusedArriving(string id, int chunk) => Numbered('r', id, chunk);

    public static RowRange AllRefusedArriving(AccountId account, string id) => RowRange.Prefix(Partition(account), $"r.{RowName.Escape(id)}.");

    public static string RefusedApplying(string id, int chunk) => Numbered('s', id, chunk);

    public static RowRange AllRefusedApplying(AccountId account, string id) => RowRange.Prefix(Partition(account), $"s.{RowName.Escape(id)}.");

    public static string Progress(string id) => "p." + RowName.Escape(id);

    public static string File(ImportKind kind, string hash) => $"f.{ImportForm.Of(kind).Word.Replace('-', '_')}.{hash}";

    private static string Numbered(char what, string id, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}.{RowName.Escape(id)}.{number:D6}");
}
