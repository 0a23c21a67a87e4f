using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>Where a supplier says yes with other dates, quantities or prices: what stands is filled in, and what they change counts.</summary>
internal static class TermsSection
{
    public const string Decision = "propose";

    public static Html Of(SupplierView view)
    {
        var lines = view.Order.Lines.Zip(view.Sheet.Lines).Where(pair => pair.First.Outstanding > 0)
            .Select((pair, index) => Line(view, pair.First, pair.Second.Item, index));
        var expected = new FormField(
            "terms-expected", "expected_date", "Delivery of the whole order on", "date",
            view.Value(Decision, "expected_date", Day(view.Order.Header.ExpectedDate)), view.Fault(Decision, "expected_date"));
        var fields = Html.Of($"""
            <p>{(view.Order.Delay is not null ? "The day of this order has passed. Please say when its goods will come. " : "")}Change what you cannot deliver as it was ordered. {view.Sheet.Shop} then accepts your changes or refuses them. A quantity of 0 means that you cannot deliver the item.</p>
            {expected.Markup()}{lines}{FormField.Comment("terms-comment", "Comment (optional)", view.IsAbout(Decision) ? view.Sent!.Comment : null)}
            """);
        var isLate = view.Order.Delay is not null;
        return FoldedForm.Of(
            isLate ? "Give a new delivery date" : "Confirm with other dates, quantities or prices",
            isLate || view.IsAbout(Decision),
            FoldedForm.Form(view.Token, fields, new PageButton(Decision, isLate ? "Send the new dates" : "Confirm with these changes", "main")));
    }

    private static Html Line(SupplierView view, OrderLine line, string item, int index)
    {
        var id = line.Variant.Value;
        return Html.Of($"""
            <fieldset>
            <legend>{item}</legend>
            <div class="fields">
            {Field($"t{index}q", $"quantity.{id}", "Quantity", "number", Plain(line.Ordered))}{Field($"t{index}p", $"price.{id}", $"Price ({view.Sheet.Currency})", "number", Plain(line.CostPrice))}{Field($"t{index}d", $"expected_date.{id}", "Delivery on", "date", Day(line.ExpectedDate))}</div>
            </fieldset>

            """);

        Html Field(string fieldId, string name, string label, string kind, string standing) =>
            new FormField(fieldId, name, label, kind, view.Value(Decision, name, standing), view.Fault(Decision, name)).Markup();
    }

    /// <summary>Digits alone, so that what is sent back unchanged is read as what stood there.</summary>
    public static string Plain(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
