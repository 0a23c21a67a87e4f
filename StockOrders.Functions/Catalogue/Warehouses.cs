using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

internal sealed class Warehouses(ApiDoor door, CatalogueBook catalogue, CatalogueAnswers answers)
{
    [Function("ListWarehouses")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/warehouses")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => await answers.Many(
                request,
                caller,
                WarehouseKind.For(default),
                (await catalogue.Warehouses(caller.Account, cancellation)).Select(found => found.Fact),
                cancellation),
            cancellation);

    [Function("GetWarehouse")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/warehouses/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => CatalogueAnswers.One(
                request,
                WarehouseKind.For(default),
                id,
                IdText.IsPossible(id) ? await catalogue.Find(caller.Account, Named(id), cancellation) : null),
            cancellation);

    [Function("PutWarehouse")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/warehouses/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => answers.Put(
                request, caller, WarehouseKind.For(Named(id)), id, CatalogueRows.Warehouse(Named(id)), cancellation),
            cancellation);

    private static WarehouseId Named(string id) => new(IdText.OfAddress(id));
}
