// Azure.Data.Tables 12.12.0
namespace Azure.Data.Tables;

public partial interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
