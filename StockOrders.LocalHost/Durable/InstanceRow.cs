using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.State;

namespace StockOrders.LocalHost.Durable;

/// <summary>One instance as it is stored. Instants are UTC.</summary>
internal sealed record InstanceRow(
    string Id,
    string Name,
    string Execution,
    OrchestrationRuntimeStatus Status,
    string? Input,
    string? Output,
    Failure? Failure,
    string? CustomStatus,
    IReadOnlyDictionary<string, string>? Tags,
    DateTime Created,
    DateTime Updated)
{
    public const string Columns = "id, name, execution, status, input, output, failure, custom_status, tags, created, updated";

    /// <summary>Whether the instance has come to its end.</summary>
    public bool HasEnded => Ended(Status);

    public static bool Ended(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public static InstanceRow? Find(StateSession session, string id) =>
        session.First($"SELECT {Columns} FROM durable_instances WHERE id = ?1", From, id);

    public static InstanceRow From(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        (OrchestrationRuntimeStatus)row.GetInt32(3),
        Text(row, 4),
        Text(row, 5),
        Text(row, 6) is { } failure ? JsonSerializer.Deserialize(failure, HistoryJson.Default.Failure) : null,
        Text(row, 7),
        Text(row, 8) is { } tags ? JsonSerializer.Deserialize(tags, HistoryJson.Default.DictionaryStringString) : null,
        new DateTime(row.GetInt64(9), DateTimeKind.Utc),
        new DateTime(row.GetInt64(10), DateTimeKind.Utc));

    public OrchestrationMetadata ToMetadata(DataConverter converter, bool withData) => new(Name, Id)
    {
        RuntimeStatus = Status,
        CreatedAt = Created,
        LastUpdatedAt = Updated,
        DataConverter = withData ? converter : null,
        SerializedInput = withData ? Input : null,
        SerializedOutput = withData ? Output : null,
        SerializedCustomStatus = withData ? CustomStatus : null,
        FailureDetails = Failure?.ToDetails(),
        Tags = Tags ?? new Dictionary<string, string>(),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
