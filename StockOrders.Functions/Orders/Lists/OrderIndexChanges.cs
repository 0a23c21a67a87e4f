using StockOrders.Domain.Orders;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// The narrow rows that follow an order through a change of it, in the same transaction: its place in lists, what it promises, what
/// of it needs a person, and how many orders there are of each status. What the change leaves as it was is not written.
/// </summary>
internal static class OrderIndexChanges
{
    /// <param name="before">Null where the order is new.</param>
    /// <param name="after">Null where it vanishes.</param>
    public static IEnumerable<RowChange> Of(StockOrder? before, StockOrder? after)
    {
        var left = before is null ? null : OrderRows.Index(before);
        var taken = after is null ? null : OrderRows.Index(after);
        if (left is not null && left != taken)
        {
            yield return RowChange.Delete(left);
        }

        if (taken is not null)
        {
            var body = Packed.From(OrderIndexRow.Of(after!));
            yield return left == taken ? RowChange.Put(taken, body) : RowChange.Insert(taken, body);
        }

        if (Promise(before, after) is { } promise)
        {
            yield return promise;
        }

        if (Exceptions(before, after) is { } exceptions)
        {
            yield return exceptions;
        }

        var (leftDraft, takenDraft) = (RunDraftIndexRow.Of(before), RunDraftIndexRow.Of(after));
        var (draftLeft, draftTaken) = (leftDraft is null ? null : OrderRows.RunDraft(before!), takenDraft is null ? null : OrderRows.RunDraft(after!));
        if (draftLeft is not null && draftLeft != draftTaken)
        {
            yield return RowChange.Delete(draftLeft);
        }

        if (draftTaken is not null && leftDraft != takenDraft)
        {
            yield return RowChange.Put(draftTaken, Packed.From(takenDraft!));
        }

        if (OrderCounts.Change(before?.Stage, after?.Stage) is { } counted)
        {
            yield return counted;
        }
    }

    /// <summary>An order whose document does not say that it is on the list has no row there, whatever it would be on it for.</summary>
    private static RowChange? Exceptions(StockOrder? before, StockOrder? after)
    {
        var row = OrderRows.Exceptions((before ?? after!).Id);
        return (ExceptionsRow.Of(before), ExceptionsRow.Of(after)) switch
        {
            (null, null) => null,
            (var was, { } open) => Packed.From(open) is var body && was is not null && Packed.From(was).Span.SequenceEqual(body.Span) ? null : RowChange.Put(row, body),
            _ => RowChange.Delete(row),
        };
    }

    private static RowChange? Promise(StockOrder? before, StockOrder? after)
    {
        var row = OrderRows.OnOrder((before ?? after!).Id);
        return (OnOrderRow.Of(before), OnOrderRow.Of(after)) switch
        {
            (null, null) => null,
            (var was, { } promised) => promised == was ? null : RowChange.Put(row, Packed.From(promised)),
            _ => RowChange.Delete(row),
        };
    }
}
