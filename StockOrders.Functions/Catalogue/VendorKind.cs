using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>What is particular to vendors among the things of the catalogue.</summary>
internal static class VendorKind
{
    /// <param name="home">The account's currency, in which a vendor is paid who has none.</param>
    public static CatalogueKind<Vendor, Vendor> For(Currency home) => new()
    {
        Name = "vendor",
        Plural = "vendors",
        Row = static id => CatalogueRows.Vendor(new VendorId(id)),
        Read = (fields, id, before, _) => ValueTask.FromResult(Read(fields, before, new VendorId(id), home)),
        View = static (vendor, _) => ValueTask.FromResult(vendor),
        Write = Write,
        Fields = Fields,
        Known = Known,
        Columns = Columns,
    };

    public static IReadOnlyList<ListField<Vendor>> Fields { get; } =
    [
        new("id", CellKind.Text, vendor => Cell.Of(vendor.Id.Value)),
        new("name", CellKind.Text, vendor => Cell.Of(vendor.Name)),
        new("display_name", CellKind.Text, vendor => Cell.Of(vendor.Name)),
        new("email", CellKind.Text, vendor => Cell.Of(vendor.Email)),
        new("attn", CellKind.Text, vendor => Cell.Of(vendor.Attn)),
        new("address", CellKind.Text, vendor => Cell.Of(vendor.Address)),
        new("currency", CellKind.Word, vendor => Cell.Of(vendor.Currency.Code)),
        new("lead_time", CellKind.Number, vendor => Cell.Of(vendor.LeadTime)),
        new("min_order_value", CellKind.Number, vendor => Cell.Of(vendor.MinOrderValue)),
        new("min_order_quantity", CellKind.Number, vendor => Cell.Of(vendor.MinOrderQuantity)),
        new("moq", CellKind.Word, vendor => Cell.Of(Word(vendor.Moq))),
        new("uom_round", CellKind.Word, vendor => Cell.Of(Word(vendor.UomRound))),
        new("payment_terms", CellKind.Text, vendor => Cell.Of(vendor.PaymentTerms)),
        new("shipment_method", CellKind.Text, vendor => Cell.Of(vendor.ShipmentMethod)),
        new("default_discount", CellKind.Number, vendor => Cell.Of(vendor.DefaultDiscount)),
        new("disabled", CellKind.Flag, vendor => Cell.Of(vendor.Disabled)),
    ];

    private static FrozenDictionary<string, ListField<Vendor>> Known { get; } = Fields.ToFrozenDictionary(field => field.Name);

    private static CsvColumns Columns { get; } = CsvColumns.Of(
        ["name", "email", "attn", "address", "currency", "moq", "uom_round", "payment_terms", "shipment_method"],
        ["lead_time", "min_order_value", "min_order_quantity", "default_discount"],
        ["disabled"],
        Fields.Select(field => field.Name));

    private static Vendor Read(JsonFields fields, Vendor? before, VendorId id, Currency home)
    {
        fields.Ignore("id", "display_name");
        return new Vendor
        {
            Id = id,
            Name = fields.Text("name", 500) is { Length: > 0 } name ? name : before?.Name ?? id.Value,
            Email = fields.Has("email") ? fields.Email("email") : before?.Email,
            Attn = fields.Has("attn") ? fields.Text("attn", 500) : before?.Attn,
            Address = fields.Has("address") ? fields.Lines("address", 2_000) : before?.Address,
            Currency = fields.Currency("currency") ?? before?.Currency ?? home,
            LeadTime = fields.Whole("lead_time", 0, 1_000) ?? before?.LeadTime ?? 0,
            MinOrderValue = fields.Number("min_order_value", 0, 1_000_000_000, 4) ?? before?.MinOrderValue ?? 0,
            MinOrderQuantity = fields.Number("min_order_quantity", 0, 1_000_000_000, 4) ?? before?.MinOrderQuantity ?? 0,
            Moq = fields.Word("moq", false, ("variant", MoqScope.Variant), ("product", MoqScope.Product), ("order", MoqScope.Order))
                ?? before?.Moq ?? MoqScope.Variant,
            UomRound = fields.Word("uom_round", false, ("up", UomRound.Up), ("down", UomRound.Down), ("off", UomRound.Off))
                ?? before?.UomRound ?? UomRound.Up,
            PaymentTerms = fields.Has("payment_terms") ? fields.Text("payment_terms", 500) : before?.PaymentTerms,
            ShipmentMethod = fields.Has("shipment_method") ? fields.Text("shipment_method", 500) : before?.ShipmentMethod,
            DefaultDiscount = fields.Number("default_discount", 0, 100, 4) ?? before?.DefaultDiscount ?? 0,
            Disabled = fields.Flag("disabled") ?? before?.Disabled ?? false,
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
        members.Text("attn", vendor.Attn);
        members.Text("address", vendor.Address);
        members.Text("currency", vendor.Currency.Code);
        members.Number("lead_time", vendor.LeadTime);
        members.Number("min_order_value", vendor.MinOrderValue);
        members.Number("min_order_quantity", vendor.MinOrderQuantity);
        members.Text("moq", Word(vendor.Moq));
        members.Text("uom_round", Word(vendor.UomRound));
        members.Text("payment_terms", vendor.PaymentTerms);
        members.Text("shipment_method", vendor.ShipmentMethod);
        members.Number("default_discount", vendor.DefaultDiscount);
        members.Flag("disabled", vendor.Disabled);
        json.WriteEndObject();
    }

    private static string Word(Enum word) => ChoiceWords.Of(word);
}
