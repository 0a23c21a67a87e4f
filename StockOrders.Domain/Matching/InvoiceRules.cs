using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Matching;

/// <summary>What an invoice must hold before it is recorded at all. Whether it agrees with the order is the match's question.</summary>
internal static class InvoiceRules
{
    public const int MaxNumber = 200;

    public static IEnumerable<Refusal> Check(SupplierInvoice invoice, bool isReadable = true)
    {
        if (string.IsNullOrWhiteSpace(invoice.Number))
            yield return Invalid("number_required", "An invoice needs the supplier's number.", "number");
        else if (invoice.Number.Length > MaxNumber)
            yield return Invalid("text_too_long", $"At most {MaxNumber} characters.", "number");
        if (isReadable && LineRules.CheckCount(invoice.Lines.Length) is { } count)
            yield return count;

        for (var index = 0; index < invoice.Lines.Length; index++)
        {
            var line = invoice.Lines[index];
            if (string.IsNullOrWhiteSpace(line.Variant.Value))
                yield return Invalid("item_without_id", "An item needs the id of its variant.", $"items[{index}].id");
            if (Quantities.Refusal(line.Quantity, Quantities.MaxDecimals, $"items[{index}].quantity") is { } quantity)
                yield return quantity;
            else if (line.Quantity == 0)
                yield return Invalid("nothing_invoiced", "Invoice more than 0, or leave the item out.", $"items[{index}].quantity");
            if (Quantities.PriceRefusal(line.CostPrice, $"items[{index}].cost_price") is { } price)
                yield return price;
        }

        foreach (var (field, amount, max) in new[]
        {
            ("shipping_handling", invoice.ShippingHandling, Quantities.Max),
            ("tax", invoice.Tax, Quantities.Max),
            ("total", invoice.Total, MaxTotal),
        })
        {
            if (amount < 0 || amount > max)
                yield return Invalid("amount_out_of_range", $"{amount} is not between 0 and {Figures.Quantity(max)}.", field);
        }
    }

    /// <summary>More than any order can come to.</summary>
    private const decimal MaxTotal = 1_000_000_000_000_000_000_000m;

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
