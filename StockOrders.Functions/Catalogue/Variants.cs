using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

internal sealed class Variants(ApiDoor door, CatalogueBook catalogue, CatalogueAnswers answers, SettingsRows settings, IStore store)
{
    [Function("ListVariants")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/variants")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    [Function("GetVariant")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/variants/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, id, cancellation), cancellation);

    [Function("PutVariant")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/variants/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => answers.Put(
                request,
                caller,
                VariantKind.For(Named(id), new VariantInput(catalogue, caller.Account)),
                id,
                CatalogueRows.Variant(Named(id)),
                cancellation),
            cancellation);

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<VariantView>.Of(request, VariantView.Known, account.Zone());
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var metrics = new Dictionary<VariantId, VariantMetricsRow>();
        await foreach (var row in store.All(CatalogueRows.AllMetrics(caller.Account), cancellation))
        {
            var found = Packed.To<VariantMetricsRow>(row);
            metrics[found.Variant] = found;
        }

        var views = (await catalogue.Variants(caller.Account, cancellation))
            .Select(variant => new VariantView(variant.Fact, metrics.GetValueOrDefault(variant.Fact.Id)));
        var page = query.Value.Of(views);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
            "variants", page, (json, view) => VariantJson.Write(json, view, query.Value.Choice)));
    }

    /// <summary>The ETag is the variant's own; metrics change at night without anyone's edit.</summary>
    private async Task<IResult> Get(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var variant = IdText.IsPossible(id)
            ? await catalogue.Read<Variant>(new StoreKey(CatalogueRows.Partition(caller.Account), CatalogueRows.Variant(Named(id))), cancellation)
            : null;
        if (variant is null)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "variant_not_found", "There is no variant of that id."));
        }

        var row = await store.Read(new StoreKey(CatalogueRows.Partition(caller.Account), CatalogueRows.Metrics(variant.Fact.Id)), cancellation);
        var view = new VariantView(variant.Fact, row is null ? null : Packed.To<VariantMetricsRow>(row));
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "variant", (view, FieldChoice.Of(request)), static (json, given) => VariantJson.Write(json, given.view, given.Item2), $"variant {id}"))
        {
            ETag = CatalogueAnswers.ETagOf(variant.ETag),
        };
    }

    private static VariantId Named(string id) => new(IdText.OfAddress(id));
}
