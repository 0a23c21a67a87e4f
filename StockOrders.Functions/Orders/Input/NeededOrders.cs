using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// Orders whose lines are worked out: variants that a filter picks, by what is needed of them now, beside the items that a client sent. An item
/// that was sent stands as it was sent; the filter adds the rest.
/// </summary>
internal sealed class NeededOrders(
    AccountSettings settings, CatalogueBook catalogue, CurrentNeeds current, AccountId account, NewOrder shape, DateOnly today, Func<OrderId> newId)
{
    public async Task<Outcome<ImmutableArray<OrderCommand.Create>>> Of(OrderAsked asked, CancellationToken cancellation)
    {
        var (warehouse, source) = (asked.Places.Warehouse!.Id, asked.Type == OrderType.Transfer ? asked.Places.Source?.Id : null);
        var found = asked.Filter is null
            ? new NeedsFound(0, [])
            : await current.Find(account, settings, asked.Filter, warehouse, source, today, cancellation);
        if (found.Warning is { } damaged)
        {
            asked.Fields.Findings.Warn(damaged);
        }

        var sent = asked.Lines.Select(line => line.Id).ToHashSet();
        var needs = found.Needs.Where(need => !sent.Contains(need.Here.Variant.Id.Value)).ToList();
        var variants = await catalogue.Find(account, LineEdit.Variants(asked.Lines), cancellation);
        var sources = asked.Type != OrderType.Purchase ? [OrderSourceGroup.Moved(asked.Lines, needs)]
            : asked.PerVendor ? PerVendor(asked, needs, variants, await Vendors(cancellation))
            : [FromOne(asked, needs)];

        var creates = ImmutableArray.CreateBuilder<OrderCommand.Create>();
        foreach (var from in sources.OrderBy(from => from.Vendor?.Id.Value, StringComparer.Ordinal).ThenBy(from => from.Currency?.Code, StringComparer.Ordinal))
        {
            if (await Order(asked, from, variants, cancellation) is { Lines.IsEmpty: false } create)
            {
                creates.Add(create);
            }
        }

        return !asked.Fields.Findings.IsSound ? asked.Fields.Findings.Errors
            : creates.Count == 0 ? NothingNeeded.Refusal(asked, found, needs)
            : Overfull(creates) is { } full ? full
            : creates.ToImmutable();
    }

    private async ValueTask<OrderCommand.Create> Order(
        OrderAsked asked, OrderSourceGroup from, Dictionary<VariantId, Variant> variants, CancellationToken cancellation)
    {
        var expected = from.Vendor is null ? null : DraftPlan.Expected([.. from.Needs.Select(need => need.Need.Here)], today);
        var header = shape.Header(asked, from.Vendor, from.Currency, expected);
        var lines = await shape.Lines(from.Edits, asked, header, variants, from.Vendor, cancellation);
        var needed = NeededLines.Of([.. from.Lines(settings, header)], header.Ordering ?? OrderingTerms.Standard);
        return new OrderCommand.Create(newId(), asked.Type, OrderSource.Api, header, lines.AddRange(needed), asked.IsSubmitted) { SaveInto = asked.SaveInto, Label = asked.Label };
    }

    /// <summary>The header's vendor decides the offer, whoever else would be chosen.</summary>
    private OrderSourceGroup FromOne(OrderAsked asked, List<CurrentNeed> needs)
    {
        var vendor = asked.Places.Vendor!;
        var currency = asked.Edit.ApplyTo(HeaderDefaults.Of(settings, asked.Places.Warehouse!.Id, vendor)).Currency;
        List<OfferedNeed> offered =
        [
            .. needs.Select(need => new OfferedNeed(need, need.Here.Variant.Vendors.FirstOrDefault(offer =>
                offer.Vendor == vendor.Id && offer.IsValidOn(today) && offer.CurrencyFrom(vendor) == currency))),
        ];
        asked.WarnOf(offered.Where(need => need.Offer is null), $"{vendor.Id} offers no price in {currency} today for");
        return new OrderSourceGroup(vendor, currency, asked.Lines, [.. offered.Where(need => need.Offer is not null)]);
    }

    private List<OrderSourceGroup> PerVendor(
        OrderAsked asked, List<CurrentNeed> needs, Dictionary<VariantId, Variant> variants, IReadOnlyDictionary<VendorId, Vendor> vendors)
    {
        asked.WarnOf(needs.Where(need => need.Here.From is null).Select(need => new OfferedNeed(need, null)), "No vendor offers");
        var edits = asked.Lines
            .Select(edit => (Edit: edit, Choice: variants.TryGetValue(new VariantId(edit.Id!), out var variant)
                ? VendorChoices.Of(variant, vendors, settings, edit.Ordered ?? 0, today)
                : null))
            .ToList();
        foreach (var (edit, _) in edits.Where(line => line.Choice is null))
        {
            edit.Refuse("id", "no_vendor", $"{edit.Id} is no variant that a vendor offers today.");
        }

        return
        [
            .. needs.Where(need => need.Here.From is not null)
                .Select(need => (need.Here.From!.Vendor, need.Here.From.Offer, Need: (CurrentNeed?)need, Edit: (LineEdit?)null))
                .Concat(edits.Where(line => line.Choice is not null)
                    .Select(line => (line.Choice!.Vendor, line.Choice.Offer, Need: (CurrentNeed?)null, Edit: (LineEdit?)line.Edit)))
                .GroupBy(line => (line.Vendor.Id, Currency: line.Offer.CurrencyFrom(line.Vendor)))
                .Select(group => new OrderSourceGroup(
                    group.First().Vendor,
                    group.Key.Currency,
                    [.. group.Select(line => line.Edit).OfType<LineEdit>()],
                    [.. group.Where(line => line.Need is not null).Select(line => new OfferedNeed(line.Need!, line.Offer))])),
        ];
    }

    private async Task<Dictionary<VendorId, Vendor>> Vendors(CancellationToken cancellation) =>
        (await catalogue.Vendors(account, cancellation)).ToDictionary(row => row.Fact.Id, row => row.Fact);

    private static Refusal? Overfull(IEnumerable<OrderCommand.Create> creates) => creates.FirstOrDefault(create => create.Lines.Length > LineRules.MaxLines) is { } full
        ? new Refusal(
            RefusalKind.Invalid,
            "too_many_items",
            $"An order has at most {Figures.Quantity(LineRules.MaxLines)} items; the filter makes {Figures.Quantity(full.Lines.Length)}. Narrow it.",
            VariantsFilter.Name)
        : null;
}
