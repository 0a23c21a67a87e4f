using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>What a supplier announced, to be taken back while it has not arrived, and where they announce more.</summary>
internal static class ShipmentSection
{
    public const string Decision = "ship";

    public static Html Announced(SupplierView view, bool canWithdraw)
    {
        var live = view.Order.Shipments.Where(shipment => shipment.IsLive).ToList();
        return live.Count == 0 ? Html.Empty : Html.Of($"""
            <section>
            <h2>On its way</h2>
            {live.Select(shipment => One(view, shipment, canWithdraw))}</section>

            """);
    }

    public static Html Form(SupplierView view)
    {
        var lines = view.Order.Lines.Zip(view.Sheet.Lines).Where(pair => pair.First.Outstanding > 0)
            .Select((pair, index) => new FormField(
                $"s{index}", $"shipped.{pair.First.Variant}", $"{pair.Second.Item} (outstanding: {Figures.Quantity(pair.First.Outstanding)})", "number",
                view.Value(Decision, $"shipped.{pair.First.Variant}", TermsSection.Plain(Rest(view.Order, pair.First))),
                view.Fault(Decision, $"shipped.{pair.First.Variant}")).Markup());
        var fields = Html.Of($"""
            {Field("carrier", "Carrier", "text")}{Field("tracking", "Tracking number", "text")}{Field("reference", "Delivery note number", "text")}{Field("shipped_date", "Shipped on", "date")}{Field("arrival_date", "Arrives on", "date")}<fieldset>
            <legend>How much of each item</legend>
            {lines}</fieldset>
            {FormField.Comment("ship-comment", "Comment (optional)", view.IsAbout(Decision) ? view.Sent!.Comment : null)}
            """);
        return FoldedForm.Of(
            "Announce a shipment", view.IsAbout(Decision), FoldedForm.Form(view.Token, fields, new PageButton(Decision, "Announce the shipment", "main")));

        Html Field(string name, string label, string kind) =>
            new FormField($"ship-{name}", name, label, kind, view.Value(Decision, name, ""), view.Fault(Decision, name)).Markup();
    }

    private static decimal Rest(StockOrder order, OrderLine line) => line.Outstanding - OnTheirWay.Of(line, order.Shipments);

    private static Html One(SupplierView view, Shipment shipment, bool canWithdraw)
    {
        var facts = string.Join("\n", new[]
        {
            $"{Figures.Quantity(shipment.Lines.Sum(line => line.Quantity))} units of {shipment.Lines.Length} items, announced on {view.At(shipment.AnnouncedAt)}",
            shipment.Carrier is { } carrier ? $"Carrier {carrier}" : null,
            shipment.Tracking is { } tracking ? $"Tracking {tracking}" : null,
            shipment.Reference is { } reference ? $"Delivery note {reference}" : null,
            shipment.ShippedOn is { } shipped ? $"Shipped on {Days.Of(shipped)}" : null,
            shipment.ArrivesOn is { } arrives ? $"Arrives on {Days.Of(arrives)}" : null,
        }.OfType<string>());
        return Html.Of($"""
            <h3>Shipment {shipment.Number}</h3>
            {PageParts.Paragraph(facts)}{(canWithdraw ? FoldedForm.Form(view.Token, Html.Empty, new PageButton($"{SupplierCommands.Withdrawal}{shipment.Number}", $"Withdraw shipment {shipment.Number}", "no")) : Html.Empty)}
            """);
    }
}
