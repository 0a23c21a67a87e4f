using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>The routes of variants.</summary>
internal sealed class Variants(
    ApiDoor door,
    CatalogueBook catalogue,
    CatalogueAnswers answers,
    CatalogueLists lists,
    CatalogueBulk bulk,
    CatalogueDeletion deletion,
    VariantWalk walk,
    KeptAside aside,
    OwedLevels owed,
    IStore store)
{
    private const string List = "api/v1/variants";
    private const string One = List + "/{id}";

    [Function("ListVariants")]
    public Task<IResult> GetMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            caller => lists.Many(
                request, caller, VariantKind.For(catalogue, store, caller.Account), walk.All(caller.Account, cancellation), cancellation),
            cancellation);

    [Function("PostVariants")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = List)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => bulk.Post(request, caller, isFile => Written(caller.Account, isFile), cancellation),
            cancellation);

    [Function("GetVariant")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            caller => answers.Get(request, caller, VariantKind.For(catalogue, store, caller.Account), IdText.OfAddress(id), cancellation),
            cancellation);

    [Function("PutVariant")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => answers.Put(request, caller, Written(caller.Account), IdText.OfAddress(id), cancellation),
            cancellation);

    [Function("DeleteVariant")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => deletion.Delete(request, caller, VariantKind.For(catalogue, store, caller.Account), IdText.OfAddress(id), cancellation),
            cancellation);

    /// <summary>What was sold of a variant before it was there counts when it appears.</summary>
    private CatalogueKind<Variant, VariantView> Written(AccountId account, bool isFile = false) => VariantKind.For(catalogue, store, account, isFile) with
    {
        Together = VariantsBeside.Of,
        Rows = VariantsBeside.Rows,
        MayTie = static fields => fields.Has("components"),
        Ties = VariantsBeside.IsMadeAnew,
        Fence = cancellation => VariantsBeside.Fence(store, account, cancellation),
        Owed = (variants, cancellation) => owed.Apply(account, OwedLevelsRow.Places(variants), cancellation),
        Appeared = async (ids, cancellation) =>
        {
            var applied = await aside.Apply(account, [.. ids.Select(id => new VariantId(id))], cancellation);
            return new Appearance(applied.Warning, applied.Parts);
        },
    };
}
