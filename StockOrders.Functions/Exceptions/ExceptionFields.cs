using System.Collections.Frozen;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Exceptions;

/// <summary>What exceptions are filtered and sorted by, and the columns of their file in this order.</summary>
internal static class ExceptionFields
{
    public const string Snoozed = "snoozed";
    public const string SnoozedUntil = "snoozed_until";

    public static IReadOnlyList<ListField<ExceptionLine>> All { get; } =
    [
        new("id", CellKind.Text, line => Cell.Of(line.Name.ToString())),
        new("kind", CellKind.Word, line => Cell.Of(ChoiceWords.Of(line.Open.Kind))),
        new("purchase_order", CellKind.Text, line => Cell.Of(line.Order.Value)),
        new("reference", CellKind.Text, line => Cell.Of(line.Row.Reference)),
        new("vendor", CellKind.Text, line => Cell.Of(line.Row.Vendor?.Value)),
        new("vendor_name", CellKind.Text, line => Cell.Of(line.Row.VendorName)),
        new("invoice", CellKind.Text, line => Cell.Of(line.Open.Invoice?.Value)),
        new("since", CellKind.Instant, line => Cell.Of((DateTimeOffset?)line.Open.Since)),
        new("age", CellKind.Number, line => Cell.Of((decimal?)line.Age)),
        new("owner", CellKind.Word, line => Cell.Of(line.Owner)),
        new("assigned", CellKind.Flag, line => Cell.Of(line.Open.Assigned is not null)),
        new(Snoozed, CellKind.Flag, line => Cell.Of(line.IsSnoozed)),
        new(SnoozedUntil, CellKind.Instant, line => Cell.Of(line.Open.SnoozedUntil)),
        new("message", CellKind.Text, line => Cell.Of(line.Open.Message)),
    ];

    public static FrozenDictionary<string, ListField<ExceptionLine>> Known { get; } = All.ToFrozenDictionary(field => field.Name);

    /// <summary>What has waited longest first.</summary>
    public static ListOrder<ExceptionLine> Standard { get; } = ListOrder<ExceptionLine>.By(Known["since"]).Then(Known["id"]);
}
