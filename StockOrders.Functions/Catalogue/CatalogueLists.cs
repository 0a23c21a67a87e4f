using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// Lists of the catalogue, as JSON pages or as CSV. They are worked through as they are read from the store: never is more in memory than
/// the page that is asked for.
/// </summary>
internal sealed class CatalogueLists(SettingsRows settings)
{
    public async Task<IResult> Many<T, TView>(
        HttpRequest request, Caller caller, CatalogueKind<T, TView> kind, IAsyncEnumerable<TView> all, CancellationToken cancellation)
        where T : class
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var format = CsvFormat.Of(request);
        if (format.IsRefused)
        {
            return RefusalAnswer.Of(format.Refusals);
        }

        var read = ListQuery<TView>.Of(request, kind.Known, account.Zone(), own: CsvFormat.Parameter);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var query = read.Value;
        if (format.Value && CsvFormat.IsWhole(request))
        {
            return new CsvAnswer<TView>(kind.Plural, kind.Fields, query.Choice, all.Where(query.Holds));
        }

        var made = await query.Of(all);
        return format.Value
            ? new CsvAnswer<TView>(kind.Plural, kind.Fields, query.Choice, made.Items.ToAsyncEnumerable())
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(kind.Plural, made, (json, view) => kind.Write(json, view, query.Choice)));
    }
}
