using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Catalogue;

/// <summary>The routes of vendors.</summary>
internal sealed class Vendors(
    ApiDoor door,
    CatalogueBook catalogue,
    CatalogueAnswers answers,
    CatalogueLists lists,
    CatalogueBulk bulk,
    CatalogueDeletion deletion,
    MeasuredLeadTimes measured,
    SettingsRows settings)
{
    private const string List = "api/v1/vendors";
    private const string One = List + "/{id}";

    [Function("ListVendors")]
    public Task<IResult> GetMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        Enter(
            request,
            Scopes.Read,
            (caller, kind) => lists.Many(request, caller, kind, All(caller.Account, cancellation), cancellation),
            cancellation);

    [Function("PostVendors")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        Enter(request, Scopes.Write, (caller, kind) => bulk.Post(request, caller, _ => kind, cancellation), cancellation);

    [Function("GetVendor")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        Enter(request, Scopes.Read, (caller, kind) => answers.Get(request, caller, kind, IdText.OfAddress(id), cancellation), cancellation);

    [Function("PutVendor")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        Enter(request, Scopes.Write, (caller, kind) => answers.Put(request, caller, kind, IdText.OfAddress(id), cancellation), cancellation);

    [Function("DeleteVendor")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        Enter(request, Scopes.Write, (caller, kind) => deletion.Delete(request, caller, kind, IdText.OfAddress(id), cancellation), cancellation);

    private async IAsyncEnumerable<VendorView> All(AccountId account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = await measured.Of(account, cancellation);
        foreach (var row in await catalogue.Vendors(account, cancellation))
        {
            yield return new VendorView(row.Fact, known.GetValueOrDefault(row.Fact.Id));
        }
    }

    private Task<IResult> Enter(
        HttpRequest request, Scopes anyOf, Func<Caller, CatalogueKind<Vendor, VendorView>, Task<IResult>> act, CancellationToken cancellation) =>
        door.Enter(
            request,
            anyOf,
            async caller => await act(caller, VendorKind.For((await settings.Get(caller.Account, fresh: false, cancellation)).Currency, measured, caller.Account)),
            cancellation);
}
