using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Matching;

namespace StockOrders.Functions.Suppliers;

/// <summary>An invoice out of the form that it came with and the file that it is in.</summary>
internal static class UploadedInvoice
{
    private const int MaxNumber = 100;

    /// <summary>What the file says counts; what was typed beside it must not say otherwise.</summary>
    public static SupplierInvoice? Of(
        SupplierForm form, StockOrder order, FiledInvoice? said, Outcome<ImmutableArray<InvoiceLine>> lines, List<FormFault> faults)
    {
        var number = form.Word("number") ?? said?.Number;
        var date = SupplierCommands.Day(form, "date", faults) ?? said?.Date;
        var (typed, fault) = form.Number("total");
        var total = typed ?? said?.Payable;
        if (fault is not null)
        {
            faults.Add(new FormFault("total", fault));
        }
        else if (total is null)
        {
            faults.Add(new FormFault("total", "Write what is to be paid in total."));
        }
        else if (total is < 0 or > Quantities.Max || !Quantities.HasAtMost(total.Value, order.Header.Currency.MinorUnits))
        {
            faults.Add(new FormFault("total", $"The total is between 0 and 1,000,000,000 {order.Header.Currency.Code}, with at most {order.Header.Currency.MinorUnits} digits after the point."));
        }
        if (number is null)
        {
            faults.Add(new FormFault("number", "Write the number of the invoice."));
        }
        else if (number.Length > MaxNumber)
        {
            faults.Add(new FormFault("number", $"The number has at most {MaxNumber} characters."));
        }
        if (date is null && faults.All(known => known.Field != "date"))
        {
            faults.Add(new FormFault("date", "Write the day of the invoice."));
        }
        else if (date is { } day && (day.Year < 2000 || day.Year > 2200))
        {
            faults.Add(new FormFault("date", $"{day:yyyy-MM-dd} cannot be the day of an invoice for this order."));
        }

        Differs("number", number, said?.Number, faults);
        Differs("date", date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), said?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), faults);
        if (typed is { } written && said?.Payable is { } payable && written != payable)
        {
            faults.Add(new FormFault("total", $"The file says {Figures.Quantity(payable)}."));
        }
        if (faults.Count > 0 || number is null || date is null || total is null)
        {
            return null;
        }

        var isReadable = !lines.IsRefused;
        return new SupplierInvoice
        {
            Id = InvoiceInput.IdOf(order.Header.Vendor?.Value ?? "", number),
            Number = number,
            Vendor = order.Header.Vendor!.Value,
            Order = order.Id,
            Date = date.Value,
            Currency = said?.Currency is { } code && Currency.Find(code) is { } known ? known : order.Header.Currency,
            Lines = isReadable ? lines.Value : [],
            ShippingHandling = isReadable ? said!.Charges : 0,
            Tax = isReadable ? said!.Tax : 0,
            Total = total.Value,
            Verdict = new MatchVerdict(InvoiceStatus.Waiting, [], []),
            ReceivedAt = default,
        };
    }

    private static void Differs(string field, string? typed, string? inFile, List<FormFault> faults)
    {
        if (inFile is not null && typed is not null && !string.Equals(typed, inFile, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(new FormFault(field, $"The file says {inFile}."));
        }
    }
}
