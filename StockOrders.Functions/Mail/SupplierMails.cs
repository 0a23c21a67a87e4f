using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To the supplier. They see the order whole, and nothing of ours that is not theirs.</summary>
internal static class SupplierMails
{
    public static MailLetter Order(MailFacts facts)
    {
        var sheet = facts.Sheet;
        var dispatch = facts.Order.Dispatch!;
        var due = dispatch.ConfirmationDue is { } by ? $" by {Days.Of(by, facts.Settings)}" : "";
        var opening = dispatch.Replaces is { } before
            ? $"{sheet.Shop} has changed this order. Below is revision {dispatch.Revision}; it replaces revision {before}, which you had before."
            : $"{sheet.Shop} orders the goods below from you.";
        return new MailLetter(
            $"Purchase order {sheet.Name} from {sheet.Shop}{(dispatch.Replaces is null ? "" : $", revision {dispatch.Revision}")}",
            [
                new MailBlock.Words($"{opening} Please confirm the order{due}, or tell us that you cannot deliver it."),
                new MailBlock.Link("Confirm or decline the order", facts.Link!),
                .. Whole(sheet),
            ]);
    }

    public static MailLetter Chase(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"Please confirm purchase order {sheet.Name} from {sheet.Shop}",
            [
                new MailBlock.Words(
                    $"We sent you the order below on {Days.Of(facts.Order.Dispatch!.SentAt, facts.Settings)} and have not heard from you. "
                    + "Please confirm it, or tell us that you cannot deliver it."),
                new MailBlock.Link("Confirm or decline the order", facts.Link!),
                .. Whole(sheet),
            ]);
    }

    public static MailLetter Cancellation(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"Cancelled: purchase order {sheet.Name} from {sheet.Shop}",
            [
                new MailBlock.Words($"{sheet.Shop} cancels purchase order {sheet.Name}. Please do not deliver anything of it."),
                new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Total", sheet.Total)]),
                new MailBlock.Goods(sheet),
            ]);
    }

    private static MailBlock[] Whole(OrderSheet sheet) =>
    [
        new MailBlock.Facts([new OrderFact("Purchase order", sheet.Name), .. sheet.Facts]),
        new MailBlock.Goods(sheet),
    ];
}
