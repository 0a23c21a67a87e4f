using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>The routes of warehouses.</summary>
internal sealed class Warehouses(
    ApiDoor door, CatalogueBook catalogue, CatalogueAnswers answers, CatalogueLists lists, CatalogueBulk bulk, CatalogueDeletion deletion)
{
    private const string List = "api/v1/warehouses";
    private const string One = List + "/{id}";

    [Function("ListWarehouses")]
    public Task<IResult> GetMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            caller => lists.Many(request, caller, WarehouseKind.Kind, catalogue.Warehouses(caller.Account, cancellation).Facts(), cancellation),
            cancellation);

    [Function("PostWarehouses")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => bulk.Post(request, caller, _ => WarehouseKind.Kind, cancellation), cancellation);

    [Function("GetWarehouse")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request, Scopes.Read, caller => answers.Get(request, caller, WarehouseKind.Kind, IdText.OfAddress(id), cancellation), cancellation);

    [Function("PutWarehouse")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request, Scopes.Write, caller => answers.Put(request, caller, WarehouseKind.Kind, IdText.OfAddress(id), cancellation), cancellation);

    [Function("DeleteWarehouse")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request, Scopes.Write, caller => deletion.Delete(request, caller, WarehouseKind.Kind, IdText.OfAddress(id), cancellation), cancellation);
}
