using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Exceptions;

/// <summary>A supplier who is silent, cannot be reached, says no, or says yes to something else.</summary>
internal static class SupplierExceptions
{
    public static IEnumerable<OpenException> Of(StockOrder order)
    {
        if (order is not { IsOver: false, Dispatch: { } dispatch })
            yield break;
        if (order.Delay is { } delay)
            yield return Open(ExceptionKind.OrderDelayed, delay.Expected.DayNumber, delay.Since, Late(order, delay));
        if (order.Type != OrderType.Purchase)
            yield break;

        if (order.OpenProposal() is { } proposal)
            yield return Open(ExceptionKind.TermsChanged, proposal.Number, proposal.At, Wanted(proposal));
        if (dispatch.DeclinedAt is { } declined && order.Stage != Stage.Received && order.Stage != Stage.Matching)
            yield return Open(ExceptionKind.OrderDeclined, dispatch.Revision, declined, $"Declined on {Figures.Instant(declined)}{Said(dispatch.Comment)}");
        if (dispatch.To.Length == 0 && IsUnanswered(order, dispatch))
        {
            yield return Open(
                ExceptionKind.NoSupplierAddress, dispatch.Revision, Asked(dispatch), $"Sent on {Figures.Instant(Asked(dispatch))} and mailed to nobody: the supplier has no address.");
        }
        else if (Chasing.IsUnconfirmed(order))
        {
            yield return Open(ExceptionKind.OrderUnconfirmed, dispatch.Revision, Asked(dispatch), Silent(dispatch));
        }
    }

    private static bool IsUnanswered(StockOrder order, Dispatch dispatch) =>
        order.Stage is Stage.Sent or Stage.Delayed && dispatch is { ConfirmedAt: null, DeclinedAt: null, ProposedAt: null };

    private static string Silent(Dispatch dispatch) =>
        $"{dispatch.To} asked on {Figures.Instant(Asked(dispatch))} and {(dispatch.ChasedAgain == 0 ? "again" : $"{dispatch.ChasedAgain + 1} times more, first")} on "
        + $"{Figures.Instant(dispatch.ChasedAt!.Value)}, and has not answered.{(dispatch.GivenUpAt is null ? "" : " They are not asked any more.")}";

    private static string Late(StockOrder order, Delay delay)
    {
        var totals = OrderTotals.Of(order);
        return $"Expected on {Text(delay.Expected)}; {Figures.Quantity(totals.Received)} of {Figures.Quantity(totals.Ordered)} have arrived."
            + (delay.Chased == 0 ? "" : $" Asked again {delay.Chased} {(delay.Chased == 1 ? "time" : "times")}.")
            + (delay.GivenUpAt is null ? "" : " They are not asked any more.");
    }

    private static DateTimeOffset Asked(Dispatch dispatch) => dispatch.AskedAnewAt ?? dispatch.SentAt;

    private static string Said(string? comment) => string.IsNullOrWhiteSpace(comment) ? "." : $": {comment.Trim()}";

    private static string Wanted(TermsProposal proposal)
    {
        ProposedLine[] quantities = [.. proposal.Lines.Where(line => line.Quantity != line.QuantityBefore)];
        ProposedLine[] prices = [.. proposal.Lines.Where(line => line.Price != line.PriceBefore)];
        ProposedLine[] days = [.. proposal.Lines.Where(line => line.Expected is not null)];
        string?[] parts =
        [
            proposal.Expected is { } day ? $"delivery on {Text(day)}{(proposal.ExpectedBefore is { } before ? $" instead of {Text(before)}" : "")}" : null,
            Told(quantities, "quantities", line => $"{Figures.Quantity(line.Quantity)} of {line.Variant} instead of {Figures.Quantity(line.QuantityBefore)}"),
            Told(prices, "prices", line => $"{line.Variant} at {Figures.Quantity(line.Price)} instead of {Figures.Quantity(line.PriceBefore)}"),
            Told(days, "days", line => $"{line.Variant} on {Text(line.Expected!.Value)}"),
        ];
        return $"Asked on {Figures.Instant(proposal.At)} for {string.Join(", ", parts.OfType<string>())}{Said(proposal.Comment)}";
    }

    /// <summary>One line in full, more by their number: the order's page has them all.</summary>
    private static string? Told(ProposedLine[] lines, string things, Func<ProposedLine, string> one) =>
        lines is [] ? null : lines is [var only] ? one(only) : $"other {things} of {Figures.Quantity(lines.Length)} lines";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static OpenException Open(ExceptionKind kind, int number, DateTimeOffset since, string message) =>
        new() { Kind = kind, Number = number, Since = since, Message = message };
}
