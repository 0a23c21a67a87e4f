using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>What one vendor offers a variant at: put member by member, or taken away.</summary>
internal sealed class VariantVendors(ApiDoor door, CatalogueBook catalogue, RepeatableCalls calls)
{
    private const string Route = "api/v1/variants/{id}/vendors/{vendor}";
    private const int MaxAttempts = 20;

    [Function("PutVariantVendor")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route)] HttpRequest request,
        string id,
        string vendor,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Put(request, caller, IdText.OfAddress(id), IdText.OfAddress(vendor), cancellation), cancellation);

    [Function("DeleteVariantVendor")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request,
        string id,
        string vendor,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => Change(
                caller,
                IdText.OfAddress(id),
                variant => variant.Vendors.FirstOrDefault(offer => offer.Vendor.Value == IdText.OfAddress(vendor)) is { } offer
                    ? (variant with { Vendors = variant.Vendors.Remove(offer) }, offer)
                    : NoVendor,
                $"Vendor data vendor {vendor} deleted",
                null,
                cancellation),
            cancellation);

    private static Refusal NoVendor => new(RefusalKind.Missing, "vendor_not_found", "There is no such vendor here.");

    private async Task<IResult> Put(HttpRequest request, Caller caller, string id, string vendor, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource("vendor");
        input.Root.Close();
        if (fields is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        if (!IdText.IsPossible(vendor) || await catalogue.Find(caller.Account, new VendorId(vendor), cancellation) is null)
        {
            return RefusalAnswer.Of(NoVendor);
        }

        return await calls.Once(
            request,
            caller,
            input.Bytes,
            () => Change(
                caller, id, variant => Over(variant, new VendorId(vendor), fields), $"Vendor data vendor {vendor} updated", input.Findings, cancellation),
            cancellation);
    }

    private static Outcome<(Variant Variant, VendorOffer Offer)> Over(Variant variant, VendorId vendor, JsonFields fields)
    {
        var before = variant.Vendors.FirstOrDefault(offer => offer.Vendor == vendor);
        fields.Ignore("vendor", "t", "s", "n");
        var offer = OfferInput.Read(fields, before ?? new VendorOffer { Vendor = vendor, CostPrice = 0 }, required: before is null);
        fields.Close();
        if (!fields.Findings.IsSound)
        {
            return fields.Findings.Errors;
        }

        return (variant with { Vendors = before is null ? variant.Vendors.Add(offer) : variant.Vendors.Replace(before, offer) }, offer);
    }

    private async Task<IResult> Change(
        Caller caller,
        string id,
        Func<Variant, Outcome<(Variant Variant, VendorOffer Offer)>> change,
        string message,
        Findings? findings,
        CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = CatalogueRows.Variant(new VariantId(id));
            if (!IdText.IsPossible(id)
                || await catalogue.Read<Variant>(new StoreKey(CatalogueRows.Partition(caller.Account), row), cancellation) is not { } before)
            {
                return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "variant_not_found", "There is no variant of that id."));
            }

            var after = change(before.Fact);
            if (after.IsRefused)
            {
                return RefusalAnswer.Of(after.Refusals);
            }

            if (await catalogue.Save(caller.Account, [RowChange.Replace(row, Packed.From(after.Value.Variant), before.ETag)], cancellation))
            {
                return new JsonAnswer(
                    StatusCodes.Status200OK, Envelope.One("vendor", after.Value.Offer, OfferJson.WriteAlone, message, findings?.Warnings));
            }
        }

        throw new InvalidOperationException($"Variant {id} was changed by others {MaxAttempts} times in a row.");
    }
}
