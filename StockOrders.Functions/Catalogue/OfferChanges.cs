using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Changes of one vendor's offer of a variant, decided again on the newest state where somebody else was quicker.</summary>
internal sealed class OfferChanges(CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls, RecalculateNow recalculation)
{
    private const int MaxVendors = 50;

    public static Refusal NoVendor => new(RefusalKind.Missing, "vendor_not_found", "There is no such vendor here.");

    public async Task<IResult> Put(HttpRequest request, Caller caller, VariantId variant, string vendor, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
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
                request, caller.Account, variant, new VendorId(vendor), (now, before) => Over(now, before, new VendorId(vendor), fields), "updated", input, cancellation),
            cancellation);
    }

    public async Task<IResult> Delete(HttpRequest request, Caller caller, VariantId variant, string vendor, CancellationToken cancellation)
    {
        var read = await JsonInput.ReadNothing(request, cancellation);
        return read.IsRefused
            ? RefusalAnswer.Of(read.Refusals)
            : await calls.Once(
                request,
                caller,
                read.Value.Bytes,
                () => Change(
                    request,
                    caller.Account,
                    variant,
                    new VendorId(vendor),
                    static (now, before) => before is null ? NoVendor : (now with { Vendors = now.Vendors.Remove(before) }, before),
                    "deleted",
                    read.Value,
                    cancellation),
                cancellation);
    }

    private static Outcome<(Variant Variant, VendorOffer Offer)> Over(Variant variant, VendorOffer? before, VendorId vendor, JsonFields fields)
    {
        fields.Ignore("vendor", "t", "s", "n");
        var offer = OfferInput.Read(fields, before ?? new VendorOffer { Vendor = vendor, CostPrice = 0 }, required: before is null);
        fields.Close();
        if (before is null && variant.Vendors.Length >= MaxVendors)
        {
            fields.Refuse("vendor", "too_many", $"A variant has at most {MaxVendors} vendors.");
        }

        return fields.Findings.IsSound
            ? (variant with { Vendors = before is null ? variant.Vendors.Add(offer) : variant.Vendors.Replace(before, offer) }, offer)
            : fields.Findings.Errors;
    }

    private async Task<IResult> Change(
        HttpRequest request,
        AccountId account,
        VariantId variant,
        VendorId vendor,
        Func<Variant, VendorOffer?, Outcome<(Variant Variant, VendorOffer Offer)>> change,
        string done,
        JsonInput input,
        CancellationToken cancellation)
    {
        var row = CatalogueRows.Variant(variant);
        for (var attempt = 0; attempt < CatalogueAnswers.MaxAttempts; attempt++)
        {
            if (await catalogue.Read<Variant>(new StoreKey(CatalogueRows.Partition(account), row), cancellation) is not { } now)
            {
                return RefusalAnswer.Of(CatalogueAnswers.Missing("variant", variant.Value));
            }

            var before = now.Fact.Vendors.FirstOrDefault(offer => offer.Vendor == vendor);
            if (!CatalogueTags.Holds(request, before))
            {
                return RefusalAnswer.Of(CatalogueAnswers.Stale("vendor"));
            }

            var after = change(now.Fact, before);
            if (after.IsRefused)
            {
                return RefusalAnswer.Of(after.Refusals);
            }

            if (await catalogue.Save(account, [RowChange.Replace(row, Packed.From(after.Value.Variant), now.ETag)], cancellation))
            {
                if (input.RecalculatesNow && await recalculation.Afterwards(account, [variant], cancellation) is { } warning)
                {
                    input.Findings.Warn(warning);
                }

                return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                    "vendor", after.Value.Offer, OfferJson.WriteAlone, $"Vendor data vendor {vendor} {done}", input.Findings.Warnings))
                {
                    ETag = done == "deleted" ? null : CatalogueTags.Of(after.Value.Offer),
                };
            }
        }

        throw new CrowdedException($"Variant {variant} was changed by others {CatalogueAnswers.MaxAttempts} times in a row.");
    }
}
