using System.Collections.Frozen;
using StockOrders.Functions.Files.Tables;

namespace StockOrders.Functions.Matching;

/// <summary>Which column of a table holds what, by the words at its head, however they are spaced, cased and pointed.</summary>
internal sealed class InvoiceColumns
{
    private const int MostOfAText = 100;

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["buyers"] = "id variant variantid itemid itemcode itemnumber articlecode articlenumber article productcode productid sku yoursku buyersku customersku code artikelnummer artikelnr",
        ["sellers"] = "vendorreference vendorref vendorsku vendorcode supplierreference suppliersreference supplierref suppliersref suppliersku suppliercode oursku ourreference ourref ourcode",
        ["standard"] = "barcode ean ean13 gtin upc",
        ["quantity"] = "quantity qty quantityinvoiced qtyinvoiced invoicedquantity invoicedqty replenishment pieces pcs menge anzahl",
        ["price"] = "unitprice price costprice unitcost priceperunit netprice netunitprice unitpriceextax einzelpreis",
        ["total"] = "linetotal lineamount linenet netamount totalextax nettotal amount gesamtpreis betrag",
        ["currency"] = "currency currencycode waehrung",
        ["order"] = "purchaseorder purchaseordernumber ponumber pono po ordernumber orderno order",
    }.SelectMany(role => role.Value.Split(' '), (role, word) => KeyValuePair.Create(word, role.Key)).ToFrozenDictionary();

    private readonly Dictionary<string, List<(string Word, int Column)>> found;

    private InvoiceColumns(Dictionary<string, List<(string, int)>> found) => this.found = found;

    /// <summary>Two columns of the same word: nobody can say which is meant.</summary>
    public bool IsAmbiguous => found.Values.Any(columns => columns.DistinctBy(column => column.Word).Count() < columns.Count);

    /// <summary>Null where the line names too little.</summary>
    public static InvoiceColumns? Of(TableRow row)
    {
        var found = row.Cells
            .Select((cell, column) => (Word: Bare(cell.Text), Column: column))
            .Where(head => Words.ContainsKey(head.Word))
            .GroupBy(head => Words[head.Word])
            .ToDictionary(role => role.Key, role => role.ToList());
        return found.ContainsKey("quantity") && (found.ContainsKey("price") || found.ContainsKey("total"))
            && (found.ContainsKey("buyers") || found.ContainsKey("sellers") || found.ContainsKey("standard"))
            ? new InvoiceColumns(found)
            : null;
    }

    /// <summary>Sums, notes and empty lines have no quantity. Their amount, where it counts, is missing from the total then, and the match sees it.</summary>
    public bool IsBeside(TableRow row) => Cell(row, "quantity") is { Text.Length: 0, IsFormula: false };

    public FiledLine Line(TableRow row)
    {
        var quantity = TableNumbers.Of(Cell(row, "quantity"));
        var price = found.ContainsKey("price") ? TableNumbers.Of(Cell(row, "price"))
            : FiledLine.OfOne(TableNumbers.Of(Cell(row, "total")), quantity);
        return new FiledLine(quantity, price, Text(row, "buyers"), Text(row, "sellers"), Text(row, "standard"));
    }

    public string? Currency(TableRow row) => Text(row, "currency");

    public string? Order(TableRow row) => Text(row, "order");

    /// <summary>Of several columns that say it, the first that says something.</summary>
    private TableCell Cell(TableRow row, string role) => found.TryGetValue(role, out var columns)
        ? columns.Select(column => row[column.Column]).FirstOrDefault(cell => cell.Text.Length > 0 || cell.IsFormula, TableCell.Empty)
        : TableCell.Empty;

    private string? Text(TableRow row, string role) => Cell(row, role) is { IsFormula: false, Text: { Length: > 0 and <= MostOfAText } text } ? text : null;

    /// <summary>Without what stands in brackets, such as the currency.</summary>
    private static string Bare(string head) =>
        new([.. (head.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket ? head[..bracket] : head).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
