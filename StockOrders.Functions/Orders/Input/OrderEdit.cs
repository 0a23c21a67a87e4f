using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders.Input;

/// <summary>A change of an order as a client sent it: header, lines, and a status that stands for a command; all of it or nothing.</summary>
internal sealed class OrderEdit
{
    private readonly Findings findings;
    private readonly HeaderEdit header;
    private readonly IReadOnlyList<LineEdit> lines;
    private readonly IReadOnlyDictionary<VariantId, Variant> variants;
    private readonly Currency home;
    private readonly Currency? offered;
    private readonly string? status;
    private readonly string? type;

    private OrderEdit(
        Findings findings,
        HeaderEdit header,
        IReadOnlyList<LineEdit> lines,
        IReadOnlyDictionary<VariantId, Variant> variants,
        Currency home,
        Currency? offered,
        string? status,
        string? type)
    {
        this.findings = findings;
        this.header = header;
        this.lines = lines;
        this.variants = variants;
        this.home = home;
        this.offered = offered;
        this.status = status;
        this.type = type;
    }

    /// <param name="home">The account's currency.</param>
    public static async ValueTask<OrderEdit> Read(
        JsonFields fields, CatalogueBook catalogue, AccountId account, Currency home, CancellationToken cancellation)
    {
        var places = await Places.Read(fields, catalogue, account, cancellation);
        var header = HeaderEdit.Read(fields, places);
        var status = fields.Text("status", 40);
        var type = fields.Text("type", 40);
        IReadOnlyList<LineEdit> lines = [.. (fields.Objects("items", LineRules.MaxLines) ?? []).Select(item => LineEdit.Read(item))];
        fields.Close();
        var variants = lines.Count == 0
            ? []
            : await catalogue.Find(account, LineEdit.Variants(lines), cancellation);
        return new OrderEdit(fields.Findings, header, lines, variants, home, places.Vendor?.Currency, status, type);
    }

    public Outcome<ImmutableArray<OrderCommand>> CommandsFor(StockOrder order)
    {
        if (!string.IsNullOrEmpty(type) && !string.Equals(type, OrderJson.TypeOf(order.Type), StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal(RefusalKind.Invalid, "type_is_fixed", "The type of an order does not change.", "type");
        }

        var edited = header.ApplyTo(order.Header, order);
        var commands = ImmutableArray.Create<OrderCommand>(new OrderCommand.ChangeHeader(edited));
        if (lines.Count > 0)
        {
            var changes = LineChanges.Of(
                order, lines, line => NewLines.One(line, new VariantId(line.Id!), variants, edited, order.Type, home, offered));
            if (changes.IsRefused || !findings.IsSound)
            {
                return changes.IsRefused ? changes.Refusals : findings.Errors;
            }

            commands = commands.AddRange(changes.Value);
        }

        return WithStatus(order, commands);
    }

    private Outcome<ImmutableArray<OrderCommand>> WithStatus(StockOrder order, ImmutableArray<OrderCommand> commands)
    {
        if (string.IsNullOrEmpty(status) || string.Equals(status, StageStatus.Of(order.Stage), StringComparison.OrdinalIgnoreCase))
        {
            return commands;
        }

        if (!OrderWords.IsCommand(status))
        {
            return new Refusal(
                RefusalKind.Invalid,
                "status_not_settable",
                $"The order is {StageStatus.Of(order.Stage)}. A status can be set to OPEN (submits), CLOSED or CANCELLED; every other follows from what happens.",
                "status");
        }

        return OrderWords.CommandFor(status, order) is { } command ? commands.Add(command) : commands;
    }
}
