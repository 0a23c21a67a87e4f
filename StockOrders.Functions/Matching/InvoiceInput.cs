using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Matching;

/// <summary>A supplier's invoice as a client sends it. Null when a finding stands against it.</summary>
internal static class InvoiceInput
{
    private const decimal MaxAmount = 1_000_000_000;
    private const int PriceDecimals = 4;

    /// <param name="order">The order it names, whose lines its items are told apart by.</param>
    public static SupplierInvoice? Read(JsonFields fields, StockOrder order)
    {
        var number = fields.Text("number", 100, required: true);
        var vendor = fields.Id("vendor", required: true);
        fields.Ignore("purchase_order", "id", "status", "reasons", "file");
        var date = fields.Day("date", required: true);
        var currency = fields.Currency("currency");
        var lines = Lines(fields, order);
        var decimals = currency?.MinorUnits ?? PriceDecimals;
        var invoice = new SupplierInvoice
        {
            Id = IdOf(vendor ?? "", number ?? ""),
            Number = number ?? "",
            Vendor = new VendorId(vendor ?? ""),
            Order = order.Id,
            Date = date ?? default,
            Currency = currency ?? order.Header.Currency,
            Lines = lines,
            ShippingHandling = fields.Number("shipping_handling", 0, MaxAmount, decimals) ?? 0,
            Tax = fields.Number("tax", 0, MaxAmount, decimals) ?? 0,
            Total = fields.Number("total", 0, MaxAmount, decimals, required: true) ?? 0,
            Verdict = new MatchVerdict(InvoiceStatus.Waiting, [], []),
            ReceivedAt = default,
        };
        fields.Close();
        return fields.Findings.IsSound ? invoice : null;
    }

    /// <summary>
    /// The same for the same vendor and number, however the number is spaced or cased: an invoice that comes twice, by mail and by
    /// program, is one invoice and is paid once.
    /// </summary>
    public static InvoiceId IdOf(string vendor, string number)
    {
        var plain = string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return new InvoiceId(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{vendor}\n{plain}")).AsSpan(0, 12)));
    }

    private static ImmutableArray<InvoiceLine> Lines(JsonFields fields, StockOrder order)
    {
        if (fields.Objects("items", LineRules.MaxLines, required: true) is not { } items)
        {
            return [];
        }

        if (items.Count == 0)
        {
            fields.Refuse("items", "no_items", "An invoice needs at least one item.");
        }

        var lines = ImmutableArray.CreateBuilder<InvoiceLine>(items.Count);
        foreach (var item in items)
        {
            var id = item.Id("id", required: true);
            var quantity = item.Number("quantity", 0, MaxAmount, 4, required: true);
            var price = item.Number("cost_price", 0, MaxAmount, PriceDecimals, required: true);
            item.Close();
            if (id is not null && quantity is not null && price is not null)
            {
                // An item that is not on the order is no malformed request: the match holds the invoice for it.
                var known = LineAddress.Find(order, id, item.PathOf("id"));
                if (!known.IsRefused && Quantities.Refusal(quantity.Value, known.Value.UnitDecimals, item.PathOf("quantity")) is { } fraction)
                {
                    fields.Findings.Refuse(fraction);
                }

                lines.Add(new InvoiceLine(known.IsRefused ? new VariantId(id) : known.Value.Variant, quantity.Value, price.Value));
            }
        }

        return lines.ToImmutable();
    }
}
