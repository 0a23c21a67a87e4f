using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Suppliers;

/// <summary>Reads commands out of a supplier's form. A line's fields are named by its variant: <c>quantity.c20_123</c>.</summary>
internal static class SupplierCommands
{
    /// <summary>Goes before the shipment's number on the button that withdraws it.</summary>
    public const string Withdrawal = "withdraw-";

    /// <summary>Null where nobody pressed a button that is there.</summary>
    public static SupplierAsk? Of(SupplierForm form, string person, int revision) => form.Decision switch
    {
        "confirm" => Plain(new OrderCommand.Confirm(person, form.Comment, revision)),
        "decline" => Plain(new OrderCommand.Decline(person, form.Comment, revision)),
        "propose" => Propose(form, person, revision),
        "ship" => Ship(form, person, revision),
        var other when other.StartsWith(Withdrawal, StringComparison.Ordinal) => Withdraw(other[Withdrawal.Length..], form, person, revision),
        _ => null,
    };

    private static SupplierAsk Plain(OrderCommand command) => new(command, [], []);

    private static SupplierAsk Propose(SupplierForm form, string person, int revision)
    {
        var faults = Twice(form);
        var expected = Day(form, "expected_date", faults);
        var lines = Named(form, "quantity.", "price.", "expected_date.")
            .Select(id => new WantedTerms(
                new VariantId(id), Number(form, $"quantity.{id}", faults), Number(form, $"price.{id}", faults), Day(form, $"expected_date.{id}", faults)))
            .ToImmutableArray();
        return new SupplierAsk(
            new OrderCommand.ProposeTerms(person, form.Comment, expected, lines, revision), [.. faults], [.. lines.Select(line => line.Variant)]);
    }

    private static SupplierAsk Ship(SupplierForm form, string person, int revision)
    {
        var faults = Twice(form);
        var lines = Named(form, "shipped.")
            .Select(id => (Variant: new VariantId(id), Quantity: Number(form, $"shipped.{id}", faults) ?? 0))
            .Where(line => line.Quantity != 0)
            .ToImmutableArray();
        var notice = new ShipmentNotice
        {
            Reference = form.Word("reference"),
            Carrier = form.Word("carrier"),
            Tracking = form.Word("tracking"),
            ShippedOn = Day(form, "shipped_date", faults),
            ArrivesOn = Day(form, "arrival_date", faults),
            Comment = form.Comment,
            Lines = lines,
        };
        return new SupplierAsk(new OrderCommand.AnnounceShipment(person, notice, revision), [.. faults], [.. lines.Select(line => line.Variant)], "shipped");
    }

    private static SupplierAsk Withdraw(string shipment, SupplierForm form, string person, int revision) =>
        int.TryParse(shipment, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? Plain(new OrderCommand.WithdrawShipment(person, number, form.Comment, revision))
            : new SupplierAsk(null, [new FormFault("", "There is no such shipment.")], []);

    public static List<FormFault> Twice(SupplierForm form) =>
        [.. form.Twice.Take(20).Select(name => new FormFault(name, "This is there more than once; nobody can say which is meant."))];

    /// <summary>Ids that fields are named by, in the form's order, each once.</summary>
    private static IEnumerable<string> Named(SupplierForm form, params string[] prefixes) => form.Fields.Keys
        .Select(name => prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : null)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    private static decimal? Number(SupplierForm form, string name, List<FormFault> faults)
    {
        var (number, fault) = form.Number(name);
        Note(name, fault, faults);
        return number;
    }

    public static DateOnly? Day(SupplierForm form, string name, List<FormFault> faults)
    {
        var (day, fault) = form.Day(name);
        Note(name, fault, faults);
        return day;
    }

    private static void Note(string name, string? fault, List<FormFault> faults)
    {
        if (fault is not null)
        {
            faults.Add(new FormFault(name, fault));
        }
    }
}
