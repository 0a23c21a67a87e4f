using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Files;

/// <summary>Keeps the bytes of files. They are written before an order names them; what it never comes to name is swept.</summary>
internal sealed class FileStore(IStore store)
{
    /// <returns>The row to take away once an order names the file.</returns>
    public async Task<string> Write(AccountId account, OrderId order, string file, ReadOnlyMemory<byte> bytes, DateTimeOffset now, CancellationToken cancellation)
    {
        var note = FileRows.Note(now, order, file);
        await Put(account, [RowChange.Put(note, Packed.From(new FileNote(order, file)))], cancellation);
        for (var piece = 0; piece * FileRows.PieceBytes < bytes.Length; piece++)
        {
            var start = piece * FileRows.PieceBytes;
            var body = bytes.Slice(start, Math.Min(FileRows.PieceBytes, bytes.Length - start));
            await Put(account, [RowChange.Put(FileRows.Piece(order, file, piece), body)], cancellation);
        }

        return note;
    }

    /// <summary>An order names it now. A note that stays is harmless: the sweep looks before it takes anything away.</summary>
    public ValueTask<CommitOutcome> Settle(AccountId account, string note, CancellationToken cancellation) =>
        store.Commit(FileRows.Partition(account), [RowChange.Delete(note)], cancellation);

    /// <summary>The file's pieces in their order, one at a time.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Read(
        AccountId account, OrderId order, string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var piece = 0; await store.Read(new StoreKey(FileRows.Partition(account), FileRows.Piece(order, file, piece)), cancellation) is { } row; piece++)
        {
            yield return row.Body;
        }
    }

    /// <summary>All pieces that are there, though the first of them be gone: an earlier call may have died after it.</summary>
    public async Task Forget(AccountId account, OrderId order, string file, CancellationToken cancellation)
    {
        await foreach (var piece in store.All(FileRows.Pieces(account, order, file), cancellation))
        {
            await Put(account, [RowChange.Delete(piece.Key.Row)], cancellation);
        }
    }

    public IAsyncEnumerable<StoredRow> NotesBefore(AccountId account, DateTimeOffset at, CancellationToken cancellation) =>
        store.All(FileRows.NotesBefore(account, at), cancellation);

    private async Task Put(AccountId account, IReadOnlyList<RowChange> rows, CancellationToken cancellation) =>
        await store.Commit(FileRows.Partition(account), rows, cancellation);
}
