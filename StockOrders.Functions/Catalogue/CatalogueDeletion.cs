using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// Takes away what nothing needs any more. What an order that is not over names, what is in stock and who offers a variant stay: those get
/// the mark <c>removed</c> or <c>disabled</c> instead. An order that is made in the same moment keeps names and addresses of its own.
/// </summary>
internal sealed class CatalogueDeletion(CatalogueBook catalogue, CatalogueUses uses, IStore store, RepeatableCalls calls)
{
    public async Task<IResult> Delete<T, TView>(
        HttpRequest request, Caller caller, CatalogueKind<T, TView> kind, string id, CancellationToken cancellation)
        where T : class =>
        IdText.IsPossible(id)
            ? await calls.Once(request, caller, default, () => Delete(request, caller.Account, kind, id, cancellation), cancellation)
            : RefusalAnswer.Of(CatalogueAnswers.Missing(kind.Name, id));

    private async Task<IResult> Delete<T, TView>(
        HttpRequest request, AccountId account, CatalogueKind<T, TView> kind, string id, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 0; attempt < CatalogueAnswers.MaxAttempts; attempt++)
        {
            if (await catalogue.Read<T>(CatalogueAnswers.Key(account, kind, id), cancellation) is not { } before)
            {
                return RefusalAnswer.Of(CatalogueAnswers.Missing(kind.Name, id));
            }

            if (!CatalogueTags.Holds(request, before.Fact))
            {
                return RefusalAnswer.Of(CatalogueAnswers.Stale(kind.Name));
            }

            if (await uses.Of(account, before.Fact, cancellation) is { } use)
            {
                var mark = before.Fact is Variant ? "removed" : "disabled";
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Conflict, "in_use", $"{kind.Name} {id} cannot be deleted: {use} Set {mark} to true instead.", "id"));
            }

            var changes = new List<RowChange> { RowChange.Delete(kind.Row(id), before.ETag) };
            if (before.Fact is Variant variant)
            {
                await Beside(account, variant, changes, cancellation);
            }
            else if (before.Fact is Vendor vendor)
            {
                await IfThere(account, CatalogueRows.LeadTimes(vendor.Id), changes, cancellation);
                await IfThere(account, CatalogueRows.PaidPrices(vendor.Id), changes, cancellation);
            }

            if (await catalogue.Save(account, changes, cancellation))
            {
                var view = await kind.View(before.Fact, cancellation);
                return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                    kind.Name, (kind, view), static (json, given) => given.kind.Write(json, given.view, null), $"{kind.Name} {id} deleted"));
            }
        }

        throw new CrowdedException($"{kind.Name} {id} was changed by others {CatalogueAnswers.MaxAttempts} times in a row.");
    }

    private async Task IfThere(AccountId account, string row, List<RowChange> changes, CancellationToken cancellation)
    {
        if (await store.Read(new StoreKey(CatalogueRows.Partition(account), row), cancellation) is not null)
        {
            changes.Add(RowChange.Delete(row));
        }
    }

    /// <summary>Metrics, counts and what waits for its history go with their variant; should it come back, old ones would be taken for new.</summary>
    private async Task Beside(AccountId account, Variant variant, List<RowChange> changes, CancellationToken cancellation)
    {
        var metrics = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Metrics(variant.Id));
        if (await store.Read(metrics, cancellation) is { } row)
        {
            changes.Add(RowChange.Delete(row.Key.Row));
        }

        if (variant.ProductId is { } product)
        {
            await IfThere(account, CatalogueRows.OfProduct(product, variant.Id), changes, cancellation);
        }

        var counts = store.All(CatalogueRows.StockLevels(account, variant.Id), cancellation)
            .Concat(store.All(CatalogueRows.OwedLevels(account, variant.Id, variant.Id), cancellation));
        await foreach (var level in counts)
        {
            if (changes.Count == StoreLimits.MaxChanges)
            {
                // Counts that nobody needs where nothing is in stock: should this break off, they are taken away when it is tried again.
                await store.Commit(CatalogueRows.Partition(account), [.. changes.Skip(1)], cancellation);
                changes.RemoveRange(1, changes.Count - 1);
            }

            changes.Add(RowChange.Delete(level.Key.Row));
        }
    }
}
