using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Currency, charges and discount. Null clears a charge or a discount; an order always has a currency.</summary>
internal static class HeaderMoney
{
    public const decimal MaxCharge = 1_000_000_000;

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        if (fields.Currency("currency") is { } currency)
        {
            yield return (header, _) => header with { Currency = currency };
        }

        if (fields.Has("shipping_handling"))
        {
            var charge = fields.Number("shipping_handling", 0, MaxCharge, 4) ?? 0;
            yield return (header, _) => header with { ShippingHandling = charge };
        }

        if (fields.Has("shipping_handling_tax"))
        {
            var tax = fields.Number("shipping_handling_tax", 0, MaxCharge, 4) ?? 0;
            yield return (header, _) => header with { ShippingHandlingTax = tax };
        }

        if (fields.Has("min_budget"))
        {
            var worth = fields.Number("min_budget", 0, MaxCharge, 4);
            yield return (header, _) => header with { MinBudget = worth };
        }

        if (fields.Has("min_quantity"))
        {
            var quantity = fields.Number("min_quantity", 0, LineEdit.MaxQuantity, 4);
            yield return (header, _) => header with { MinQuantity = quantity };
        }

        if (fields.Has("shipping_allocation"))
        {
            var by = fields.Word("shipping_allocation", false, ChoiceWords.All<ShippingAllocation>()) ?? ShippingAllocation.Quantity;
            yield return (header, _) => header with { ShippingAllocation = by };
        }

        if (fields.Has("default_discount"))
        {
            var discount = fields.Number("default_discount", 0, 100, 4) ?? 0;
            yield return (header, _) => With(header, Of(header) with { Default = discount });
        }

        if (fields.Has("discount_enabled"))
        {
            var enabled = fields.Flag("discount_enabled");
            yield return (header, known) => With(header, Of(header) with
            {
                Enabled = known is not null && enabled == Of(known.Header).IsEnabled(known.Lines) ? Of(known.Header).Enabled : enabled,
            });
        }
    }

    private static DiscountTerms Of(OrderHeader header) => header.Discounts ?? DiscountTerms.None;

    private static OrderHeader With(OrderHeader header, DiscountTerms terms) => header with { Discounts = terms == DiscountTerms.None ? null : terms };
}
