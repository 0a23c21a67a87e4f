using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>What vendors offer a variant at: listed, read, put member by member, or taken away.</summary>
internal sealed class VariantVendors(ApiDoor door, CatalogueBook catalogue, OfferChanges changes)
{
    private const string List = "api/v1/variants/{id}/vendors";
    private const string One = List + "/{vendor}";

    [Function("ListVariantVendors")]
    public Task<IResult> GetMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = List)] HttpRequest request, string id, CancellationToken cancellation) =>
        Enter(request, Scopes.Read, id, (_, variant) =>
        {
            var page = ChildList.Of(request, variant.Fact.Vendors);
            return Task.FromResult<IResult>(page.IsRefused
                ? RefusalAnswer.Of(page.Refusals)
                : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("vendors", page.Value, OfferJson.WriteAlone)));
        }, cancellation);

    [Function("GetVariantVendor")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = One)] HttpRequest request,
        string id,
        string vendor,
        CancellationToken cancellation) =>
        Enter(request, Scopes.Read, id, (_, variant) => Task.FromResult(Answer(request, variant.Fact, IdText.OfAddress(vendor))), cancellation);

    [Function("PutVariantVendor")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = One)] HttpRequest request,
        string id,
        string vendor,
        CancellationToken cancellation) =>
        Enter(request, Scopes.Write, id, (caller, variant) => changes.Put(request, caller, variant.Fact.Id, IdText.OfAddress(vendor), cancellation), cancellation);

    [Function("DeleteVariantVendor")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request,
        string id,
        string vendor,
        CancellationToken cancellation) =>
        Enter(request, Scopes.Write, id, (caller, variant) => changes.Delete(request, caller, variant.Fact.Id, IdText.OfAddress(vendor), cancellation), cancellation);

    private static IResult Answer(HttpRequest request, Variant variant, string vendor)
    {
        if (variant.Vendors.FirstOrDefault(offer => offer.Vendor.Value == vendor) is not { } offer)
        {
            return RefusalAnswer.Of(OfferChanges.NoVendor);
        }

        var etag = CatalogueTags.Of(offer);
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.One("vendor", offer, OfferJson.WriteAlone, $"Vendor data vendor {vendor}")) { ETag = etag };
    }

    private Task<IResult> Enter(
        HttpRequest request, Scopes anyOf, string address, Func<Caller, Catalogued<Variant>, Task<IResult>> act, CancellationToken cancellation) =>
        door.Enter(
            request,
            anyOf,
            async caller =>
            {
                var id = IdText.OfAddress(address);
                return IdText.IsPossible(id)
                    && await catalogue.Read<Variant>(
                        new StoreKey(CatalogueRows.Partition(caller.Account), CatalogueRows.Variant(new VariantId(id))), cancellation) is { } variant
                    ? await act(caller, variant)
                    : RefusalAnswer.Of(CatalogueAnswers.Missing("variant", id));
            },
            cancellation);
}
