using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

internal static class VendorKind
{
    public static CatalogueKind<Vendor> For(VendorId id, Currency home) => new(
        "vendor",
        "vendors",
        (fields, before, _) => ValueTask.FromResult(Read(fields, before, id, home)),
        Write,
        Known,
        (one, other) => string.CompareOrdinal(one.Id.Value, other.Id.Value));

    private static FrozenDictionary<string, ListField<Vendor>> Known { get; } = new ListField<Vendor>[]
    {
        new("id", CellKind.Text, vendor => Cell.Of(vendor.Id.Value)),
        new("name", CellKind.Text, vendor => Cell.Of(vendor.Name)),
        new("email", CellKind.Text, vendor => Cell.Of(vendor.Email)),
        new("currency", CellKind.Word, vendor => Cell.Of(vendor.Currency.Code)),
        new("lead_time", CellKind.Number, vendor => Cell.Of(vendor.LeadTime)),
        new("min_order_value", CellKind.Number, vendor => Cell.Of(vendor.MinOrderValue)),
    }.ToFrozenDictionary(field => field.Name);

    private static Vendor Read(JsonFields fields, Vendor? before, VendorId id, Currency home)
    {
        fields.Ignore("id", "display_name");
        return new Vendor
        {
            Id = id,
            Name = fields.Text("name", 500) is { Length: > 0 } name ? name : before?.Name ?? id.Value,
            Email = fields.Has("email") ? fields.Email("email") : before?.Email,
            Currency = fields.Currency("currency") ?? before?.Currency ?? home,
            LeadTime = fields.Whole("lead_time", 0, 1_000) ?? before?.LeadTime ?? 0,
            MinOrderValue = fields.Number("min_order_value", 0, 1_000_000_000, 4) ?? before?.MinOrderValue ?? 0,
        };
    }

    private static void Write(Utf8JsonWriter json, Vendor vendor, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("id", vendor.Id.Value);
        members.Text("name", vendor.Name);
        members.Text("display_name", vendor.Name);
        members.Text("email", vendor.Email);
        members.Text("currency", vendor.Currency.Code);
        members.Number("lead_time", vendor.LeadTime);
        members.Number("min_order_value", vendor.MinOrderValue);
        json.WriteEndObject();
    }
}
