using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>What has arrived of each item, and what is still to come.</summary>
internal static class ReceivedSection
{
    public static Html Of(SupplierView view) => view.Order.Lines.All(line => line.Received == 0) && view.Order.Shipments.IsEmpty ? Html.Empty : Html.Of($"""
        <section>
        <div class="wide" role="region" aria-label="What was received" tabindex="0">
        <table class="labelled">
        <caption>What was received</caption>
        <thead><tr><th scope="col">Item</th><th scope="col" class="figure">Ordered</th><th scope="col" class="figure">Received</th><th scope="col" class="figure">On its way</th></tr></thead>
        <tbody>
        {view.Order.Lines.Zip(view.Sheet.Lines).Select(pair => Html.Of($"<tr><th scope=\"row\">{pair.Second.Item}</th><td class=\"figure\" data-label=\"Ordered\">{Figures.Quantity(pair.First.Ordered)}</td><td class=\"figure\" data-label=\"Received\">{Figures.Quantity(pair.First.Received)}</td><td class=\"figure\" data-label=\"On its way\">{Figures.Quantity(OnTheirWay.Of(pair.First, view.Order.Shipments))}</td></tr>\n"))}</tbody>
        </table>
        </div>
        </section>

        """);
}
