using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To whoever buys: the supplier says yes with other terms.</summary>
internal static class TermsMails
{
    /// <summary>Longer lists are read in the order.</summary>
    private const int Shown = 50;

    public static MailLetter Proposed(MailFacts facts)
    {
        var (sheet, proposal) = (facts.Sheet, facts.Order.Proposal!);
        var isTaken = proposal.Status == ProposalStatus.Accepted;
        return new MailLetter(
            isTaken ? $"{sheet.Vendor} has a new day for order {sheet.Name}" : $"{sheet.Vendor} wants to change order {sheet.Name}",
            [
                new MailBlock.Words(isTaken
                    ? "The day on the order has passed, and the supplier gives another. It stands on the order now."
                    : $"The supplier confirms order {sheet.Name} with changes (proposal {proposal.Number}). Accept them (accept-terms) or refuse them (refuse-terms); until then the order stands as it was sent, and the supplier is not asked again."),
                .. proposal.Comment is { Length: > 0 } comment ? new MailBlock[] { new MailBlock.Words($"They wrote: {comment}") } : [],
                new MailBlock.Facts([.. Changes(facts.Order, proposal)]),
            ]);
    }

    private static IEnumerable<OrderFact> Changes(StockOrder order, TermsProposal proposal)
    {
        if (proposal.Expected is { } day)
        {
            yield return new OrderFact("Expected", $"{Day(proposal.ExpectedBefore)} → {Days.Of(day)}");
        }

        var lines = order.Lines.ToDictionary(line => line.Variant);
        foreach (var line in proposal.Lines.Take(Shown))
        {
            var known = lines.GetValueOrDefault(line.Variant);
            yield return new OrderFact(known?.Title ?? known?.Sku ?? line.Variant.Value, string.Join("\n", Words(line, order.Header.Currency)));
        }

        if (proposal.Lines.Length > Shown)
        {
            yield return new OrderFact("More", $"and {proposal.Lines.Length - Shown} other items");
        }
    }

    private static IEnumerable<string> Words(ProposedLine line, Currency currency)
    {
        if (line.Quantity != line.QuantityBefore)
        {
            yield return $"Quantity {Figures.Quantity(line.QuantityBefore)} → {Figures.Quantity(line.Quantity)}";
        }

        if (line.Price != line.PriceBefore)
        {
            yield return $"Price {Figures.Amount(line.PriceBefore, currency)} → {Figures.Amount(line.Price, currency)}";
        }

        if (line.Expected is { } day)
        {
            yield return $"Expected {Day(line.ExpectedBefore)} → {Days.Of(day)}";
        }
    }

    private static string Day(DateOnly? day) => day is { } known ? Days.Of(known) : "no day";
}
