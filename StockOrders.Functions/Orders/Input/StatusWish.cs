using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>
/// The status that a client set: a command, or a word of the account's own that stands for a status and is kept beside it. Neither is a way
/// round the lifecycle.
/// </summary>
/// <param name="Status">In lower case; null where nothing was said.</param>
/// <param name="Label">As the account writes it; null where a plain status was set, or the label is taken away.</param>
internal sealed record StatusWish(string? Status, string? Label, bool TakesLabelAway, string Known)
{
    public static readonly StatusWish None = new(null, null, false, "");

    public static StatusWish Read(JsonFields fields, AccountSettings account)
    {
        var label = fields.Text("status_label", StatusLabels.MaxLength);
        var isCleared = fields.Has("status_label") && string.IsNullOrEmpty(label);
        var text = fields.Text("status", StatusLabels.MaxLength);
        var word = StatusLabels.Find(account, text) is not null || string.IsNullOrEmpty(label) ? text : label;
        var known = account.StatusLabels.IsEmpty ? "" : $" Words of this account are: {string.Join(", ", account.StatusLabels.Keys)}.";
        if (string.IsNullOrEmpty(word))
        {
            return None with { TakesLabelAway = isCleared };
        }

        return StatusLabels.Find(account, word) is var (own, status)
            ? new StatusWish(status, own, false, known)
            : new StatusWish(OrderWords.Canonical(word), null, isCleared, known);
    }

    public Outcome<ImmutableArray<OrderCommand>> CommandsFor(StockOrder order)
    {
        ImmutableArray<OrderCommand> labelled = Label is not null || TakesLabelAway ? [new OrderCommand.SetLabel(Label, Status)] : [];
        if (Status is null || Status == StageStatus.Of(order.Stage))
        {
            return labelled;
        }

        return OrderWords.CommandFor(Status) is { } command
            ? labelled.Insert(0, command)
            : new Refusal(
                Label is null ? RefusalKind.Invalid : RefusalKind.Conflict,
                "status_not_settable",
                $"The order is {StageStatus.Of(order.Stage)}{(Label is null ? "" : $" and '{Label}' stands for {Status}")}. "
                + $"A status can be set to OPEN (submits), CLOSED or CANCELLED; every other follows from what happens.{Known}",
                "status");
    }
}
