using StockOrders.Domain.Files;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>Where a supplier sends their invoice as a file, and what they sent.</summary>
internal static class InvoiceSection
{
    public const string Decision = "invoice";

    public static Html Of(SupplierView view)
    {
        var fields = Html.Of($"""
            <p>A PDF, an XML file (UBL), a CSV or XLSX table or a picture, of at most 10 MB. What a UBL file says need not be filled in. The lines of a table are read where its first lines name the columns: item, quantity, and unit price or line total.</p>
            {Field("number", "Invoice number", "text")}{Field("date", "Invoice date", "date")}{Field("total", $"Total ({view.Sheet.Currency})", "number")}{Field("file", "File", "file")}
            """);
        return FoldedForm.Of(
            "Send an invoice", view.IsAbout(Decision), FoldedForm.Form(view.Token, fields, new PageButton(Decision, "Send the invoice", "main"), hasFile: true));

        Html Field(string name, string label, string kind) =>
            new FormField($"invoice-{name}", name, label, kind, kind == "file" ? "" : view.Value(Decision, name, ""), view.Fault(Decision, name)).Markup();
    }

    /// <summary>Whether it is about one of the form's fields: what is wrong with anything else stands above them.</summary>
    public static bool Has(string? field) => field is "number" or "date" or "total" or "file";

    public static Html Received(SupplierView view) => view.Order.Files.IsEmpty ? Html.Empty : Html.Of($"""
        <section>
        <h2>Files that you sent</h2>
        <ul>
        {view.Order.Files.Select(file => Html.Of($"<li>{file.Name}, {Size(file)}, {view.At(file.At)}</li>\n"))}</ul>
        </section>

        """);

    private static string Size(OrderFile file) => file.Bytes < 1024 ? $"{file.Bytes} bytes" : $"{Figures.Quantity(decimal.Round(file.Bytes / 1024m))} KB";
}
