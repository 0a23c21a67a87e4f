using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To whoever buys: something needs a person.</summary>
internal static class BuyerMails
{
    public static MailLetter Unconfirmed(MailFacts facts)
    {
        var (sheet, dispatch) = (facts.Sheet, facts.Order.Dispatch!);
        var address = dispatch.To.Length > 0 ? dispatch.To : null;
        return new MailLetter(
            $"{sheet.Vendor} has not confirmed order {sheet.Name}",
            [
                new MailBlock.Words(
                    $"The order was sent on {Days.Of(dispatch.SentAt, facts.Settings)} and is not confirmed. "
                    + (address is null
                        ? "No address of the supplier is known, so nothing was mailed: please get in touch with them."
                        : $"We have just asked {address} again. If nothing comes of it, please call.")),
                .. Brief(sheet),
            ]);
    }

    public static MailLetter Declined(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"{sheet.Vendor} declined order {sheet.Name}",
            [
                new MailBlock.Words("The supplier says that they cannot deliver this order. Cancel it, or agree with them and have them confirm it."),
                .. facts.Order.Dispatch?.Comment is { Length: > 0 } comment ? new MailBlock[] { new MailBlock.Words($"They wrote: {comment}") } : [],
                .. Brief(sheet),
            ]);
    }

    public static MailLetter InvoiceHeld(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"Invoice held: {string.Join(", ", facts.Held.Select(invoice => invoice.Number))} for order {sheet.Name} from {sheet.Vendor}",
            [
                new MailBlock.Words("Order, receipt and invoice do not agree, so nothing is paid until a person decides."),
                new MailBlock.Facts(
                [
                    .. facts.Held.Select(invoice => new OrderFact(
                        $"Invoice {invoice.Number}", string.Join("\n", invoice.Verdict.Reasons.Select(reason => reason.Message)))),
                ]),
                .. Brief(sheet),
            ]);
    }

    private static MailBlock[] Brief(OrderSheet sheet) =>
    [
        new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
    ];
}
