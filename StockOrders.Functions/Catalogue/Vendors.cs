using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

internal sealed class Vendors(ApiDoor door, CatalogueBook catalogue, CatalogueAnswers answers, SettingsRows settings)
{
    [Function("ListVendors")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/vendors")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => await answers.Many(
                request,
                caller,
                VendorKind.For(default, default),
                (await catalogue.Vendors(caller.Account, cancellation)).Select(found => found.Fact),
                cancellation),
            cancellation);

    [Function("GetVendor")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => CatalogueAnswers.One(
                request,
                VendorKind.For(default, default),
                id,
                IdText.IsPossible(id) ? await catalogue.Find(caller.Account, Named(id), cancellation) : null),
            cancellation);

    [Function("PutVendor")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            async caller => await answers.Put(
                request,
                caller,
                VendorKind.For(Named(id), (await settings.Get(caller.Account, fresh: false, cancellation)).Currency),
                id,
                CatalogueRows.Vendor(Named(id)),
                cancellation),
            cancellation);

    private static VendorId Named(string id) => new(IdText.OfAddress(id));
}
