using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// An order that a client asks for line by line: what they sent, over what the vendor, the warehouse and the catalogue say. Null when a
/// finding stands against it.
/// </summary>
internal sealed class NewOrder(
    AccountSettings settings, CatalogueBook catalogue, ImmutableArray<CustomFieldDefinition> customFields, AccountId account, DateTimeOffset now)
{
    public async ValueTask<OrderCommand.Create?> Of(OrderId id, OrderAsked asked, CancellationToken cancellation)
    {
        var header = Header(asked, asked.Places.Vendor);
        var variants = await catalogue.Find(account, LineEdit.Variants(asked.Lines), cancellation);
        var lines = await Lines(asked.Lines, asked, header, variants, asked.Places.Vendor, cancellation);
        return asked.Fields.Findings.IsSound ? new OrderCommand.Create(id, asked.Type, OrderSource.Api, header, lines, asked.IsSubmitted) { SaveInto = asked.SaveInto, Label = asked.Label } : null;
    }

    /// <summary>What the client says over what the vendor says; the vendor's minimum in another currency than the order's says nothing.</summary>
    public OrderHeader Header(OrderAsked asked, Vendor? vendor, Currency? currency = null, DateOnly? expected = null)
    {
        var wanted = asked.Edit.ApplyTo(Standard(currency ?? vendor?.Currency ?? settings.Currency)).Currency;
        return asked.Edit.Begin(Standard(wanted), customFields, asked.Fields.Findings);

        OrderHeader Standard(Currency known) => HeaderDefaults.Of(settings, asked.Places.Warehouse!.Id, vendor, known) with { ExpectedDate = expected };
    }

    /// <param name="edits">Those of the order, which need not be all that were asked for.</param>
    public async ValueTask<ImmutableArray<OrderLine>> Lines(
        IReadOnlyList<LineEdit> edits,
        OrderAsked asked,
        OrderHeader header,
        IReadOnlyDictionary<VariantId, Variant> variants,
        Vendor? vendor,
        CancellationToken cancellation)
    {
        var prices = LinePrices.Of(settings, vendor, now);
        var made = NewLines.Of(edits, variants, header, asked.Type, prices);
        if (asked.Edit.ChoosesOrdering && asked.Fields.Findings.IsSound)
        {
            made = LinesByTerms.Of(made, edits, variants, header, prices);
        }

        return await StockSeen.On(made, variants, header, catalogue, account, cancellation);
    }
}
