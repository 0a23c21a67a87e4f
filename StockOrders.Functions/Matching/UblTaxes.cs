using System.Xml.Linq;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Matching;

/// <summary>The tax of a UBL invoice: of all kinds together, in the invoice's currency. The same may be told once more in the currency that it is declared in.</summary>
internal static class UblTaxes
{
    /// <summary>Of the currency's whole units: each part of a tax is rounded by itself.</summary>
    private const decimal Rounding = 1;

    /// <param name="currency">The invoice's.</param>
    /// <returns>The tax, and what does not add up in it.</returns>
    public static (decimal Tax, string? Doubt) Of(XElement root, string? currency)
    {
        var (tax, doubt) = (0m, (string?)null);
        foreach (var total in root.Elements(Ubl.Aggregate + "TaxTotal"))
        {
            var amount = total.Element(Ubl.Basic + "TaxAmount");
            if (Ubl.CurrencyOf(amount) is { } named && !string.Equals(named, currency, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Ubl.Figure(amount) is not { } said)
            {
                doubt ??= "The tax in the file cannot be read.";
                continue;
            }

            tax += said;
            var parts = total.Elements(Ubl.Aggregate + "TaxSubtotal").Select(part => Ubl.Figure(part.Element(Ubl.Basic + "TaxAmount"))).ToList();
            if (parts.Count > 0 && (parts.Contains(null) || Math.Abs(parts.Sum(part => part!.Value) - said) > Rounding))
            {
                doubt ??= $"The taxes in the file do not add up to the {Figures.Quantity(said)} that it tells.";
            }
        }

        return (tax, doubt);
    }
}
