using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What a client sent of one line; applied to a line, it changes what was sent and keeps the rest.</summary>
internal sealed class LineEdit
{
    public const decimal MaxQuantity = 1_000_000_000;
    public const decimal MaxPrice = 1_000_000_000;

    private static readonly string[] ReadOnly = ["received_history", "invoiced", "outstanding", "total", "unit_decimals", "line_id"];

    private readonly JsonFields fields;
    private readonly List<Func<OrderLine, OrderLine>> changes = new(8);

    private LineEdit(JsonFields fields) => this.fields = fields;

    /// <summary>As the client wrote it: with or without its connection's prefix. The address counts where it names one.</summary>
    public string? Id { get; private init; }

    /// <summary>The id in the body; a second name for the same line, where the address names it too.</summary>
    public string? BodyId { get; private init; }

    public decimal? Ordered { get; private init; }

    public decimal? CostPrice { get; private init; }

    /// <summary>The received total so far.</summary>
    public decimal? Received { get; private init; }

    /// <summary>What one unit of an assembly's item is made of; null where the client did not say.</summary>
    public ImmutableArray<LineComponent>? Components { get; private init; }

    /// <summary>True when anything besides the received total was sent.</summary>
    public bool HasEdits => changes.Count > 0;

    /// <param name="id">The id in the address, where the body needs none.</param>
    public static LineEdit Read(JsonFields fields, string? id = null)
    {
        fields.Ignore(ReadOnly);
        var named = fields.Id("id", required: id is null);
        var edit = new LineEdit(fields)
        {
            Id = id ?? named,
            BodyId = named,
            Ordered = fields.Number("replenishment", 0, MaxQuantity, 4),
            CostPrice = fields.Number("cost_price", 0, MaxPrice, 6),
            Received = fields.Number("received", 0, MaxQuantity, 4),
            Components = fields.Objects("components", ComponentRules.MaxComponents) is { } parts ? [.. parts.Select(ComponentInput.Read)] : null,
        };
        if (edit.Components is { } components)
        {
            edit.changes.Add(line => line.Components is { } known && known.SequenceEqual(components) ? line : line with { Components = components });
        }

        if (edit.Ordered is { } ordered)
        {
            edit.changes.Add(line => line with { Ordered = ordered });
        }

        if (edit.CostPrice is { } price)
        {
            edit.changes.Add(line => line with { CostPrice = price });
        }

        edit.Text("title", 500, (line, value) => line with { Title = value });
        edit.Text("sku", 200, (line, value) => line with { Sku = value });
        edit.Text("barcode", 200, (line, value) => line with { Barcode = value });
        edit.Text("vendor_name", 500, (line, value) => line with { VendorName = value });
        edit.Text("vendor_reference", 200, (line, value) => line with { VendorReference = value });
        edit.Quantity("uom_ordering", (line, value) => line with { UomOrdering = value });
        edit.Quantity("vendor_packaging", (line, value) => line with { VendorPackaging = value });
        fields.Close();
        return edit;
    }

    /// <summary>Every variant that the lines name, components included, each once.</summary>
    public static IReadOnlyCollection<VariantId> Variants(IEnumerable<LineEdit> lines) =>
    [
        .. lines
            .SelectMany(line => (line.Components ?? []).Select(part => part.Variant).Append(new VariantId(line.Id ?? "")))
            .Where(variant => variant.Value.Length > 0)
            .Distinct(),
    ];

    public OrderLine ApplyTo(OrderLine line) => changes.Aggregate(line, (current, change) => change(current));

    public void Refuse(string name, string code, string message) => fields.Refuse(name, code, message);

    public bool IsBlank(string name) => fields.IsBlank(name);

    public string PathOf(string name) => fields.PathOf(name);

    private void Text(string name, int max, Func<OrderLine, string?, OrderLine> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Text(name, max);
            changes.Add(line => set(line, value));
        }
    }

    private void Quantity(string name, Func<OrderLine, decimal?, OrderLine> set)
    {
        if (fields.Has(name))
        {
            var value = fields.Number(name, 0, MaxQuantity, 4);
            changes.Add(line => set(line, value));
        }
    }
}
