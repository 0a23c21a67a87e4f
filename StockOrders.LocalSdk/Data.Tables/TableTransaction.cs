// Azure.Data.Tables 12.12.0
namespace Azure.Data.Tables;

public enum TableTransactionActionType
{
    Add = 0,
    UpdateReplace = 2,
    Delete = 3,
    UpsertReplace = 5,
}

/// <summary>One entity's part in a transaction. Without an ETag an update or delete takes the entity as it is.</summary>
public partial class TableTransactionAction
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}

/// <summary>The service refused one action, and with it the whole transaction.</summary>
public partial class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        // The service puts the action's index before the message: "4:The specified entity already exists."
        var colon = requestFailedException.Message.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && int.TryParse(requestFailedException.Message.AsSpan(0, colon), out var index))
            FailedTransactionActionIndex = index;
    }

    public int? FailedTransactionActionIndex { get; }
}
