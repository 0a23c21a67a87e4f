using CsvHelper;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Csv;

/// <summary>A list as a file (RFC 4180), written while it is read. Its first line names the members.</summary>
/// <param name="choice">Members that the client wants; null: all.</param>
internal sealed class CsvAnswer<T>(string name, IReadOnlyList<ListField<T>> fields, FieldChoice? choice, IAsyncEnumerable<T> items) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // What cannot be read at all is answered as an error, so the first item is awaited before the answer begins.
        await using var read = items.GetAsyncEnumerator(httpContext.RequestAborted);
        var isMore = await read.MoveNextAsync();

        var response = httpContext.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        response.ContentType = CsvFormat.Media + "; charset=utf-8";

        List<ListField<T>> columns = [.. fields.Where(field => choice is null || choice.Has(field.Name))];
        await using var csv = CsvWriter.Create(response.Body, leaveOpen: true);
        columns.ForEach(column => csv.WriteField(column.Name));
        await csv.EndRecordAsync(httpContext.RequestAborted);
        while (isMore)
        {
            columns.ForEach(column => csv.WriteField(CsvText.Of(column.Kind, column.Of(read.Current))));
            await csv.EndRecordAsync(httpContext.RequestAborted);
            isMore = await read.MoveNextAsync();
        }
    }
}
