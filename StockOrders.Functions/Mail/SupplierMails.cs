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
        var request = IsAgreed(facts)
            ? "These are the terms that you proposed, so there is nothing more to confirm."
            : $"Please confirm the order{due}, or tell us that you cannot deliver it.";
        return new MailLetter(
            $"Purchase order {sheet.Name} from {sheet.Shop}{(dispatch.Replaces is null ? "" : $", revision {dispatch.Revision}")}",
            [
                new MailBlock.Words($"{opening} {request}"),
                new MailBlock.Link(IsAgreed(facts) ? "See the order" : "Confirm or decline the order", facts.Link!),
                .. SupplierPapers.Words(facts.Papers) is { } attached ? new MailBlock[] { new MailBlock.Words(attached) } : [],
                .. Whole(sheet),
            ]);
    }

    /// <summary>The dates they wanted; other terms come as a revision.</summary>
    public static MailLetter TermsAccepted(MailFacts facts)
    {
        var (sheet, proposal) = (facts.Sheet, facts.Order.Proposal!);
        return new MailLetter(
            $"Your dates are accepted: purchase order {sheet.Name} from {sheet.Shop}",
            [
                new MailBlock.Words($"{sheet.Shop} agrees to the dates that you gave on {Days.Of(proposal.At, facts.Settings)}. There is nothing more to confirm."),
                .. Said(proposal.Answer),
                new MailBlock.Link("See the order", facts.Link!),
                .. Whole(sheet),
            ]);
    }

    public static MailLetter TermsRefused(MailFacts facts)
    {
        var (sheet, proposal) = (facts.Sheet, facts.Order.Proposal!);
        var due = facts.Order.Dispatch!.ConfirmationDue is { } by ? $" by {Days.Of(by, facts.Settings)}" : "";
        return new MailLetter(
            $"Your changes were not accepted: purchase order {sheet.Name} from {sheet.Shop}",
            [
                new MailBlock.Words(
                    $"{sheet.Shop} cannot agree to the changes that you wanted on {Days.Of(proposal.At, facts.Settings)}. "
                    + $"The order stands as it was sent and is shown below. Please confirm it{due}, or tell us that you cannot deliver it."),
                .. Said(proposal.Answer),
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

    /// <summary>Whether this revision is what they proposed themselves.</summary>
    private static bool IsAgreed(MailFacts facts) => facts.Order.Proposal?.AcceptedRevision == facts.Order.Dispatch!.Revision;

    private static MailBlock[] Said(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? [] : [new MailBlock.Words($"They wrote: {comment}")];

    private static MailBlock[] Whole(OrderSheet sheet) =>
    [
        new MailBlock.Facts([new OrderFact("Purchase order", sheet.Name), .. sheet.Facts]),
        new MailBlock.Goods(sheet),
    ];
}
