using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders.Input;

/// <summary>A change of an order as a client sent it: header, lines, and a status that stands for a command; all of it or nothing.</summary>
internal sealed class OrderEdit(
    Findings findings,
    HeaderEdit header,
    IReadOnlyList<LineEdit> lines,
    IReadOnlyDictionary<VariantId, Variant> variants,
    LinePrices prices,
    AccountSettings account,
    Places places)
{
    /// <summary>True where a whole order was sent in place of the one there is: what it does not name is cleared.</summary>
    public bool Replaces { get; private init; }

    public StatusWish Status { get; private init; } = StatusWish.None;

    public string? Type { get; private init; }

    /// <param name="isPut">A PUT that holds warehouse and items is a whole order; programs of the real service PUT less, to change just that.</param>
    public static async ValueTask<OrderEdit> Read(
        JsonFields fields, CatalogueBook catalogue, AccountId id, AccountSettings account, DateTimeOffset now, bool isPut, CancellationToken cancellation)
    {
        var places = await Places.Read(fields, catalogue, id, cancellation);
        var header = HeaderEdit.Read(fields, places);
        var (status, type) = (StatusWish.Read(fields, account), fields.Text("type", 40));
        IReadOnlyList<LineEdit> lines = [.. (fields.Objects("items", LineRules.MaxLines) ?? []).Select(item => LineEdit.Read(item))];
        foreach (var creating in new[] { VariantsFilter.Name, "per_vendor" })
        {
            fields.Ignore(creating);
            if (!fields.IsBlank(creating))
            {
                fields.Refuse(creating, "only_at_creation", $"{creating} makes orders and changes none.");
            }
        }

        fields.Close();
        var variants = lines.Count == 0
            ? []
            : await catalogue.Find(id, LineEdit.Variants(lines), cancellation);
        var prices = await LinePrices.Of(account, catalogue, id, variants.Values, now, cancellation);
        return new OrderEdit(fields.Findings, header, lines, variants, prices, account, places)
        {
            Replaces = isPut && !fields.IsBlank("warehouse") && !fields.IsBlank("items"),
            Status = status,
            Type = type,
        };
    }

    public Outcome<ImmutableArray<OrderCommand>> CommandsFor(StockOrder order)
    {
        if (!string.IsNullOrEmpty(Type) && !string.Equals(Type, OrderJson.TypeOf(order.Type), StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal(RefusalKind.Invalid, "type_is_fixed", "The type of an order does not change.", "type");
        }

        if (header.Refusals(order.Header) is { IsEmpty: false } refusals)
        {
            return refusals;
        }

        var edited = header.ApplyTo(Replaces ? Blank(order.Header) : order.Header, order);
        var commands = ImmutableArray.Create<OrderCommand>(new OrderCommand.ChangeHeader(edited));
        if (lines.Count > 0 || Replaces)
        {
            var changes = LineChanges.Of(
                order,
                lines,
                line => NewLines.One(line, new VariantId(line.Id!), variants, edited, order.Type, prices),
                Replaces);
            if (changes.IsRefused || !findings.IsSound)
            {
                return changes.IsRefused ? changes.Refusals : findings.Errors;
            }

            commands = commands.AddRange(changes.Value);
        }

        var wished = Status.CommandsFor(order);
        return wished.IsRefused ? wished.Refusals : commands.AddRange(wished.Value);
    }

    /// <summary>The parties, and for the rest what a new order of theirs begins with.</summary>
    private OrderHeader Blank(OrderHeader now)
    {
        var fresh = HeaderDefaults.Of(account, now.Warehouse, places.Vendor, now.Currency);
        return fresh with
        {
            Vendor = now.Vendor,
            VendorName = now.VendorName,
            SourceWarehouse = now.SourceWarehouse,
            SourceWarehouseName = now.SourceWarehouseName,
            WarehouseName = now.WarehouseName,
            Email = places.Vendor is null ? now.Email : fresh.Email,
            MinBudget = places.Vendor is null ? now.MinBudget : fresh.MinBudget,
            MinQuantity = places.Vendor is null ? now.MinQuantity : fresh.MinQuantity,
        };
    }
}
