using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What lines must hold before anything is stored of them. Field paths count from 0 in the order given.</summary>
internal static class LineRules
{
    public const int MaxLines = 2_000;

    /// <summary>The line without what only receipts and invoices may write.</summary>
    public static OrderLine Untouched(OrderLine line) => line with { Received = 0, ReceivedHistory = [], Invoiced = 0 };

    /// <summary>The line with what receipts and invoices have written on another state of it.</summary>
    public static OrderLine WithHappeningsOf(this OrderLine line, OrderLine other) =>
        line with { Received = other.Received, ReceivedHistory = other.ReceivedHistory, Invoiced = other.Invoiced };

    /// <summary>A line as it is to be, with what happened to it so far.</summary>
    public static OrderLine KeepHappenings(OrderLine line, OrderLine? known)
    {
        if (known is null)
            return Untouched(line);
        var kept = line.WithHappeningsOf(known);
        return IsSame(kept, known) ? known : kept;
    }

    /// <summary>By what is in them: arrays that hold the same are not equal by themselves.</summary>
    public static bool IsSame(OrderLine some, OrderLine other) =>
        (some.Components ?? []).SequenceEqual(other.Components ?? [])
        && (some.Messages ?? []).SequenceEqual(other.Messages ?? [])
        && some with { Components = other.Components, Messages = other.Messages } == other;

    /// <summary>The line as it stood, with the fields of another that neither approver nor supplier decides on.</summary>
    public static OrderLine WithFreeFieldsOf(this OrderLine line, OrderLine other) => line with
    {
        Title = other.Title,
        Sku = other.Sku,
        Barcode = other.Barcode,
        VendorName = other.VendorName,
        UomOrdering = other.UomOrdering,
        VendorPackaging = other.VendorPackaging,
        Image = other.Image,
        Categories = other.Categories,
        ReplenishmentOriginal = other.ReplenishmentOriginal,
        Messages = other.Messages,
        LandingCostPrice = other.LandingCostPrice,
        Cbm = other.Cbm,
        Stock = other.Stock,
        ExpectedDate = other.ExpectedDate,
    };

    /// <summary>The lines of a whole order.</summary>
    public static IEnumerable<Refusal> Check(ImmutableArray<OrderLine> lines, OrderType type) =>
        CheckCount(lines.Length) is { } count ? [count] : CheckEach(lines, type);

    public static Refusal? CheckCount(int count) => count switch
    {
        0 => Invalid("no_items", "An order needs at least one item.", "items"),
        > MaxLines => Invalid("too_many_items", $"An order has at most {Figures.Quantity(MaxLines)} items; these are {Figures.Quantity(count)}.", "items"),
        _ => null,
    };

    public static IEnumerable<Refusal> CheckEach(ImmutableArray<OrderLine> lines, OrderType type) =>
        [.. Lines(lines), .. ComponentRules.Check(lines, type)];

    private static IEnumerable<Refusal> Lines(ImmutableArray<OrderLine> lines)
    {
        var seen = new HashSet<VariantId>(lines.Length);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (string.IsNullOrWhiteSpace(line.Variant.Value))
                yield return Invalid("item_without_id", "An item needs the id of its variant.", $"items[{index}].id");
            else if (!seen.Add(line.Variant))
                yield return Invalid("item_twice", $"{line.Variant} is on the order twice.", $"items[{index}].id");
            foreach (var refusal in LineFigures.Check(line, $"items[{index}]").Concat(Texts(line, $"items[{index}]")))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Texts(OrderLine line, string path) => new[]
    {
        ("title", line.Title), ("sku", line.Sku), ("barcode", line.Barcode), ("image", line.Image), ("categories", line.Categories),
        ("vendor_name", line.VendorName), ("vendor_reference", line.VendorReference),
    }.Where(field => field.Item2?.Length > HeaderRules.MaxText).Select(field => Invalid(
        "text_too_long",
        $"At most {Figures.Quantity(HeaderRules.MaxText)} characters; these are {Figures.Quantity(field.Item2!.Length)}.",
        $"{path}.{field.Item1}"));

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
