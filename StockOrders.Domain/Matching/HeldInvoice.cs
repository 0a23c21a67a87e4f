using StockOrders.Domain.Values;

namespace StockOrders.Domain.Matching;

/// <summary>An invoice that waits for a person, as its order knows it.</summary>
/// <param name="Reason">In words, with the figures.</param>
internal sealed record HeldInvoice(InvoiceId Invoice, string Number, DateTimeOffset At, string Reason)
{
    /// <summary>The invoice itself tells all of them.</summary>
    private const int MostReasons = 3;

    public static string Words(MatchVerdict verdict)
    {
        var more = verdict.Reasons.Length - MostReasons;
        return string.Join(' ', verdict.Reasons.Take(MostReasons).Select(reason => reason.Message)) + (more > 0 ? $" And {Figures.Quantity(more)} more." : "");
    }
}
