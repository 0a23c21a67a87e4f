using StockOrders.Domain.Files;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Files.Tables;

namespace StockOrders.Functions.Matching;

/// <summary>Reads an invoice out of a CSV or a workbook, where one of the first lines names its columns in words that are known.</summary>
internal static class InvoiceTable
{
    /// <summary>Letterheads stand above the line that names the columns, sums and notes below the goods.</summary>
    private const int MostBeside = 50;

    public static FiledInvoice Read(FileKind kind, ReadOnlyMemory<byte> file)
    {
        var read = TableFile.Read(kind, file, LineRules.MaxLines + MostBeside);
        if (read.IsRefused)
        {
            var why = read.Refusals[0];
            return why.Code == Workbook.IsDamaged ? new FiledInvoice { Fault = why.Message } : new FiledInvoice { Doubt = why.Message };
        }

        var rows = read.Value;
        if (rows.Take(MostBeside).Select((row, at) => (Columns: InvoiceColumns.Of(row), at)).FirstOrDefault(found => found.Columns is not null) is not ({ } columns, var head))
        {
            return new FiledInvoice { Doubt = "The table in the file has no line that names its columns: the item (SKU, item code, supplier's reference or barcode), the quantity, and the unit price or line total." };
        }

        if (columns.IsAmbiguous)
        {
            return new FiledInvoice { Doubt = "The table in the file names a column twice." };
        }

        List<TableRow> goods = [.. rows.Skip(head + 1).Where(row => !columns.IsBeside(row))];
        var currencies = goods.Select(columns.Currency).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new FiledInvoice
        {
            Currency = currencies.Count > 0 ? currencies[0].ToUpperInvariant() : null,
            Lines = [.. goods.Take(LineRules.MaxLines + 1).Select(columns.Line)],
            Orders = [.. goods.Select(columns.Order).OfType<string>().Distinct(StringComparer.Ordinal)],
            Fault = currencies.Count > 1 ? "The table in the file has amounts in more than one currency." : null,
        };
    }
}
