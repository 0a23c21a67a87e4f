using System.Buffers;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// Writes an entity-group transaction: one change set in one batch,
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal sealed class TableBatch(string tableAddress, Func<string, string, string> entityAddress)
{
    // Bodies are JSON with Base64 in it, where a line cannot begin with "--": fixed boundaries are safe.
    private const string BatchBoundary = "batch_stockorders";
    private const string ChangesBoundary = "changeset_stockorders";

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public string ContentType => $"multipart/mixed; boundary={BatchBoundary}";

    public ReadOnlyMemory<byte> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        Text($"--{BatchBoundary}\r\nContent-Type: multipart/mixed; boundary={ChangesBoundary}\r\n\r\n");
        foreach (var action in actions) Write(action);
        Text($"--{ChangesBoundary}--\r\n\r\n--{BatchBoundary}--\r\n");
        return _buffer.WrittenMemory;
    }

    private void Write(TableTransactionAction action)
    {
        var entity = action.Entity;
        var isAdd = action.ActionType == TableTransactionActionType.Add;
        Text($"--{ChangesBoundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Text($"{Method(action.ActionType)} {(isAdd ? tableAddress : entityAddress(entity.PartitionKey, entity.RowKey))} HTTP/1.1\r\n");
        Text($"Accept: {TableRequests.Json}\r\nDataServiceVersion: 3.0\r\n");
        if (action.ActionType is TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete)
            Text($"If-Match: {(action.ETag == default ? ETag.All : action.ETag).ToString("H")}\r\n");
        if (isAdd) Text("Prefer: return-no-content\r\n");
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Text("\r\n\r\n");
            return;
        }

        Text($"Content-Type: {TableRequests.SentJson}\r\n\r\n");
        TableJson.WriteEntity(_buffer, (TableEntity)entity);
        Text("\r\n");
    }

    private static string Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.Delete => "DELETE",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such action."),
    };

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
