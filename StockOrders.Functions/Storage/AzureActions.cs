using Azure;
using Azure.Data.Tables;

namespace StockOrders.Functions.Storage;

/// <summary>Row changes in the words of the table service, and its refusals in ours.</summary>
internal static class AzureActions
{
    public static TableTransactionAction Of(string partition, RowChange change, string mark)
    {
        var entity = new TableEntity(partition, change.Row);
        if (change.Kind == RowChangeKind.Delete)
            return new(TableTransactionActionType.Delete, entity, change.ETag is { } etag ? new ETag(etag) : ETag.All);

        entity[TransactionMarks.Property] = mark;
        EntityBody.Write(entity, change.Body);
        return change.Kind switch
        {
            RowChangeKind.Insert => new(TableTransactionActionType.Add, entity),
            RowChangeKind.Put => new(TableTransactionActionType.UpsertReplace, entity),
            RowChangeKind.Replace => new(TableTransactionActionType.UpdateReplace, entity, new ETag(change.ETag!)),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "There is no such change."),
        };
    }

    /// <summary>There already, changed meanwhile, or gone. A missing table is none of them.</summary>
    public static bool IsConflict(TableTransactionFailedException e) =>
        e.FailedTransactionActionIndex is not null
        && e.ErrorCode is "EntityAlreadyExists" or "UpdateConditionNotSatisfied" or "ConditionNotMet" or "ResourceNotFound" or "EntityNotFound";
}
