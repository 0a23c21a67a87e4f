using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Exceptions;

/// <summary>The one list of what needs a person.</summary>
internal sealed class ExceptionRoutes(ApiDoor door, SettingsRows settings, OrderBook book, ExceptionLists lists)
{
    private const string Route = "api/v1/exceptions";

    [Function("ListExceptions")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    [Function("GetException")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{exception}")] HttpRequest request,
        string exception,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, exception, cancellation), cancellation);

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var format = CsvFormat.Of(request);
        var read = ListQuery<ExceptionLine>.Of(request, ExceptionFields.Known, zone, null, ExceptionFields.Standard, CsvFormat.Parameter);
        if (format.IsRefused || read.IsRefused)
        {
            return RefusalAnswer.Of([.. format.Refusals, .. read.Refusals]);
        }

        var query = read.Value;
        var lines = Awake(query, lists.All(caller.Account, cancellation));
        if (format.Value && CsvFormat.IsWhole(request))
        {
            return File(query, lines.Where(query.Holds));
        }

        var page = await query.Of(lines);
        return format.Value
            ? File(query, page.Items.ToAsyncEnumerable())
            : new ListAnswer<ExceptionLine, ExceptionLine>(
                ExceptionJson.Plural,
                page,
                static (some, _) => Task.FromResult<IEnumerable<ExceptionLine>>(some),
                (json, line) => ExceptionJson.Write(json, line, query.Choice));
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, string exception, CancellationToken cancellation)
    {
        if (ExceptionName.Find(exception) is not { } name
            || await book.Find(caller.Account, name.Order, cancellation) is not { } order
            || await lists.Of(caller.Account, order, name, cancellation) is not { } line)
        {
            return RefusalAnswer.Of(ExceptionAnswers.Missing);
        }

        var answer = ExceptionAnswers.Of(line, order.Version, FieldChoice.Of(request), $"Exception {name}");
        return Conditions.IsKnown(request, answer.ETag!) ? JsonAnswer.NotModified(answer.ETag!) : answer;
    }

    /// <summary>What is put off is there for those who ask for it.</summary>
    private static IAsyncEnumerable<ExceptionLine> Awake(ListQuery<ExceptionLine> query, IAsyncEnumerable<ExceptionLine> lines) =>
        query.Filters.Any(filter => filter.Name is ExceptionFields.Snoozed or ExceptionFields.SnoozedUntil) ? lines : lines.Where(line => !line.IsSnoozed);

    private static CsvAnswer<ExceptionLine> File(ListQuery<ExceptionLine> query, IAsyncEnumerable<ExceptionLine> lines) =>
        new(ExceptionJson.Plural, ExceptionFields.All, query.Choice, lines);
}
