using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>One member that a client sent of a line, applied to a line.</summary>
/// <param name="known">
/// The line as the client may have read it, null for a new one: what is worked out there and comes back as it was answered sets nothing.
/// </param>
internal delegate OrderLine LineChange(OrderLine line, PricedLine? known);

/// <summary>What a client sent of one line; applied to a line, it changes what was sent and keeps the rest.</summary>
internal sealed class LineEdit
{
    public const decimal MaxQuantity = 1_000_000_000;

    private static readonly string[] ReadOnly =
    [
        "received_history", "invoiced", "outstanding", "remaining", "unit_decimals", "line_id", "replenishment_original", "messages", "ordered_cost",
        "total", "total_ex_tax", "total_tax", "total_discount", "shipping_handling_share", "landing_total", "cbm_ordered",
    ];

    private readonly JsonFields fields;
    private readonly List<LineChange> changes = new(8);

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

    /// <summary>The line is to be taken off the order.</summary>
    public bool IsRemoval { get; private init; }

    /// <summary>True when anything besides the received total was sent.</summary>
    public bool HasEdits => changes.Count > 0 || IsRemoval;

    /// <summary>True when something was sent that is also worked out: the line it is applied to has to be priced.</summary>
    public bool NeedsPrices { get; private init; }

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
            CostPrice = fields.Number("cost_price", 0, LineMoney.MaxPrice, 6),
            Received = fields.Number("received", 0, MaxQuantity, 4),
            Components = fields.Objects("components", ComponentRules.MaxComponents) is { } parts ? [.. parts.Select(ComponentInput.Read)] : null,
            IsRemoval = fields.Flag("remove") ?? false,
            NeedsPrices = LineMoney.NeedsPrices(fields),
        };
        if (edit.Components is { } components)
        {
            edit.changes.Add((line, _) => line.Components is { } known && known.SequenceEqual(components) ? line : line with { Components = components });
        }

        if (edit.Ordered is { } ordered)
        {
            // What multiples and minimums once made of another quantity says nothing of this one.
            edit.changes.Add((line, _) => line.Ordered == ordered ? line : line with { Ordered = ordered, ReplenishmentOriginal = null, Messages = null });
        }

        if (edit.CostPrice is { } price)
        {
            edit.changes.Add((line, _) => line with { CostPrice = price });
        }

        edit.changes.AddRange([.. LineTexts.Read(fields), .. LineMoney.Read(fields), .. LineQuantities.Read(fields), .. LineDays.Read(fields)]);
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

    /// <param name="line">What the members are applied to: the order's line, or a fresh one that they replace it by.</param>
    /// <param name="known">The order's line as it stands, priced; null for a line that is new.</param>
    public OrderLine ApplyTo(OrderLine line, PricedLine? known = null) => changes.Aggregate(line, (current, change) => change(current, known));

    public void Refuse(string name, string code, string message) => fields.Refuse(name, code, message);

    public bool IsBlank(string name) => fields.IsBlank(name);

    public string PathOf(string name) => fields.PathOf(name);
}
