// Azure.Data.Tables 12.12.0
using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>
/// One table over Azure Table Storage's REST protocol, https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api.
/// </summary>
public partial class TableClient
{
    private const int EmulatorPort = 10002;

    private readonly HttpPipeline? _pipeline;
    private readonly TableRequests? _requests;

    protected TableClient() => Name = "";

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
    {
        options ??= new();
        var address = StorageAddress.Parse(connectionString, "table", EmulatorPort);
        Name = tableName;
        _pipeline = StoragePipeline.Signed(options, address, isLite: true);
        _requests = new(_pipeline, address.Endpoint, tableName, options.Version);
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        options ??= new();
        Name = tableName;
        _pipeline = StoragePipeline.WithToken(options, tokenCredential);
        _requests = new(_pipeline, endpoint, tableName, options.Version);
    }

    public virtual string Name { get; }

    private HttpPipeline Pipeline => _pipeline ?? throw new InvalidOperationException("This client stands in for a table and sends nothing.");

    private TableRequests Requests => _requests ?? throw new InvalidOperationException("This client stands in for a table and has no address.");

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = Requests.CreateTable();
        var response = await Pipeline.Send(message, static status => status is 201 or 204 or 409, cancellationToken).ConfigureAwait(false);
        // 409 also means that the table is just being deleted, and then there is none.
        return response.Status != 409 || new RequestFailedException(response).ErrorCode == "TableAlreadyExists"
            ? Response.FromValue(new TableItem(Name), response)
            : throw new RequestFailedException(response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = Requests.Get(partitionKey, rowKey, select);
        var response = await Pipeline.Send(message, static status => status is 200 or 404, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new MissingEntity<T>(response)
            : Response.FromValue(TableJson.ReadEntity<T>(response.Content), response);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = default, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new Pages<T>((continuation, pageSizeHint, cancellation) => QueryPages<T>(filter, pageSizeHint ?? maxPerPage, select, continuation, cancellation), cancellationToken);

    /// <summary>All actions or none.</summary>
    /// <exception cref="TableTransactionFailedException">One action was refused; its index is told and nothing was changed.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        using var message = Requests.Batch([.. transactionActions]);
        var response = await Pipeline.Send(message, static status => status == 202, cancellationToken).ConfigureAwait(false);
        var parts = await TableBatchAnswer.Read(response, cancellationToken).ConfigureAwait(false);
        foreach (var part in parts)
            if (part.IsError) throw new TableTransactionFailedException(TableBatchAnswer.Failure(part));
        return Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    private async IAsyncEnumerable<Page<T>> QueryPages<T>(
        string? filter, int? top, IEnumerable<string>? select, string? continuation, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, ITableEntity
    {
        do
        {
            using var message = Requests.Query(filter, top, select, continuation);
            var response = await Pipeline.Send(message, static status => status == 200, cancellation).ConfigureAwait(false);
            continuation = TableRequests.Continuation(response);
            yield return Page<T>.FromValues(TableJson.ReadEntities<T>(response.Content), continuation, response);
        }
        while (continuation is not null);
    }

    private sealed class MissingEntity<T>(Response response) : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T Value => throw new InvalidOperationException("There is no such entity.");

        public override Response GetRawResponse() => response;
    }

    private sealed class Pages<T>(Func<string?, int?, CancellationToken, IAsyncEnumerable<Page<T>>> pages, CancellationToken cancellation)
        : AsyncPageable<T>(cancellation)
        where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default) =>
            pages(continuationToken, pageSizeHint, CancellationToken);
    }
}
