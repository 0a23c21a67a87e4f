using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What a client's line edits ask of an order as it stands: other lines, other received totals, or both at once.</summary>
internal static class LineChanges
{
    /// <param name="added">Makes a line that is not on the order yet; null where a request may only change lines.</param>
    /// <param name="replaces">True where these are all lines that the order is to have.</param>
    public static Outcome<ImmutableArray<OrderCommand>> Of(
        StockOrder order, IReadOnlyList<LineEdit> edits, Func<LineEdit, OrderLine?>? added = null, bool replaces = false)
    {
        var set = ImmutableArray.CreateBuilder<OrderLine>();
        var totals = ImmutableArray.CreateBuilder<NewTotal>();
        var removed = ImmutableArray.CreateBuilder<VariantId>();
        var named = new HashSet<VariantId>();
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var priced = edits.Any(edit => edit.NeedsPrices) ? PricedLine.AllOf(order).ToDictionary(line => line.Line.Variant) : null;
        foreach (var edit in edits)
        {
            var found = LineAddress.Find(order, edit.Id!, edit.PathOf("id"));
            if (!found.IsRefused && edit.BodyId is { } other && LineAddress.Find(order, other, "id") is var again
                && (again.IsRefused || again.Value.Variant != found.Value.Variant))
            {
                refusals.Add(new Refusal(
                    RefusalKind.Invalid, "other_item", $"The address names {found.Value.Variant}, the body {other}.", edit.PathOf("id")));
            }
            else if (!found.IsRefused && !named.Add(found.Value.Variant))
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, "item_twice", $"{found.Value.Variant} is given twice.", edit.PathOf("id")));
            }
            else if (!found.IsRefused && edit.IsRemoval)
            {
                removed.Add(found.Value.Variant);
            }
            else if (!found.IsRefused)
            {
                Collect(edit, found.Value, priced?[found.Value.Variant], set, totals);
            }
            else if (added is null || found.Refusals[0].Code != "unknown_item")
            {
                refusals.AddRange(found.Refusals);
            }
            else if (added(edit) is { } line)
            {
                set.Add(line);
            }
        }

        if (refusals.Count > 0)
        {
            return refusals.ToImmutable();
        }

        if (replaces)
        {
            removed.AddRange(order.Lines.Select(line => line.Variant).Where(variant => !named.Contains(variant)));
        }

        var commands = ImmutableArray.CreateBuilder<OrderCommand>();
        if (set.Count > 0 || removed.Count > 0)
        {
            commands.Add(new OrderCommand.ChangeLines(set.ToImmutable(), removed.ToImmutable()));
        }

        // A request without a single change is still decided on: it names the order, and its lines have to be there.
        if (totals.Count > 0 || commands.Count == 0)
        {
            commands.Add(new OrderCommand.Receive(totals.ToImmutable()));
        }

        return commands.ToImmutable();
    }

    // Lines that a client sends back as it got them, to change one of them, ask for nothing.
    private static void Collect(
        LineEdit edit, OrderLine line, PricedLine? known, ImmutableArray<OrderLine>.Builder set, ImmutableArray<NewTotal>.Builder totals)
    {
        var edited = edit.ApplyTo(line, known);
        if (edited != line)
        {
            set.Add(edited);
        }

        if (edit.Received is { } received && (received != line.Received || !edit.HasEdits))
        {
            totals.Add(new NewTotal(line.Variant, received));
        }
    }
}
