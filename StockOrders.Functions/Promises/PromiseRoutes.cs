using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Promises;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Promises;

/// <summary>The report of what can be promised to customers. It is worked out from what is stored now, variant by variant as they are read.</summary>
internal sealed class PromiseRoutes(ApiDoor door, SettingsRows settings, OpenMoves open, IStore store, TimeProvider clock)
{
    private const string DaysParameter = "days";

    [Function("ReportAvailableToPromise")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reports/available-to-promise")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, cancellation), cancellation);

    private async Task<IResult> Get(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var format = CsvFormat.Of(request);
        var days = DaysOf(request);
        var read = ListQuery<PromiseLine>.Of(
            request, PromiseFields.Known, zone, null, PromiseFields.Standard, CsvFormat.Parameter, DaysParameter);
        if (format.IsRefused || days.IsRefused || read.IsRefused)
        {
            return RefusalAnswer.Of([.. format.Refusals, .. days.Refusals, .. read.Refusals]);
        }

        var query = read.Value;
        var lines = Lines(caller.Account, Only(query), ClockDays.DayOf(clock.GetUtcNow(), zone), days.Value, cancellation);
        if (format.Value && CsvFormat.IsWhole(request))
        {
            return File(query, lines.Where(query.Holds));
        }

        var page = await query.Of(lines);
        return format.Value
            ? File(query, page.Items.ToAsyncEnumerable())
            : new ListAnswer<PromiseLine, PromiseLine>(
                PromiseJson.Plural, page, static (some, _) => Task.FromResult<IEnumerable<PromiseLine>>(some), (json, line) => PromiseJson.Write(json, line, query.Choice));
    }

    private static CsvAnswer<PromiseCells> File(ListQuery<PromiseLine> query, IAsyncEnumerable<PromiseLine> lines) =>
        new(PromiseJson.Plural, PromiseFields.Columns, query.Choice, lines.SelectMany(line => line.Days.Select(day => new PromiseCells(line, day))));

    /// <summary>The one variant that can be in the list; null where several can.</summary>
    private static VariantId? Only(ListQuery<PromiseLine> query) =>
        query.Filters.FirstOrDefault(filter => filter is { Name: "variant", Relation: FilterRelation.Equal })?.Values[0].Text is { } id ? new VariantId(id) : null;

    private static Outcome<int> DaysOf(HttpRequest request) =>
        request.Query[DaysParameter] is not [{ } text] ? AvailableToPromise.DefaultDays
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= AvailableToPromise.MaxDays ? days
        : new Refusal(RefusalKind.Invalid, "out_of_range", $"days must be a whole number from 1 to {AvailableToPromise.MaxDays}.", DaysParameter);

    private async IAsyncEnumerable<PromiseLine> Lines(
        AccountId account, VariantId? only, DateOnly today, int days, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var moves = await open.Of(account, only, today, cancellation);
        await foreach (var variant in only is { } asked ? One(account, asked, cancellation) : All(account, cancellation))
        {
            foreach (var line in PromiseLine.Of(variant, moves.GetValueOrDefault(variant.Id), today, days))
            {
                yield return line;
            }
        }
    }

    private async IAsyncEnumerable<Variant> One(AccountId account, VariantId variant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (IdText.IsPossible(variant.Value)
            && await store.Read(new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Variant(variant)), cancellation) is { } row)
        {
            yield return Packed.To<Variant>(row);
        }
    }

    private IAsyncEnumerable<Variant> All(AccountId account, CancellationToken cancellation) =>
        store.All(CatalogueRows.AllVariants(account), cancellation).Select(row => Packed.To<Variant>(row));
}
