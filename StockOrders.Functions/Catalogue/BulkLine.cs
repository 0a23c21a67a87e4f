using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>One of many things in a call, which succeeds or fails by itself.</summary>
/// <param name="number">Of the line in a file, the header's being 1; null in a JSON body.</param>
internal sealed class BulkLine(int? number, JsonFields fields)
{
    public int? Number => number;

    public JsonFields Fields => fields;

    public string? Id { get; } = fields.Id("id", required: true);

    public bool IsSound => fields.Findings.IsSound;

    /// <summary>The thing as it was stored; null until it is.</summary>
    public object? Stored { get; set; }

    /// <summary>True where it made something new, false where it changed what was there; null until it is stored.</summary>
    public bool? IsNew { get; set; }
}
