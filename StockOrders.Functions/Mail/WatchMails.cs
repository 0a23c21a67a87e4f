using System.Globalization;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>What the watch over silence and over expected days has to say, to the supplier and to whoever buys.</summary>
internal static class WatchMails
{
    public static MailLetter Unanswered(MailFacts facts)
    {
        var (sheet, dispatch) = (facts.Sheet, facts.Order.Dispatch!);
        var times = dispatch.ChasedAgain + 1;
        return new MailLetter(
            $"Please call {sheet.Vendor}: order {sheet.Name} is still not confirmed",
            [
                new MailBlock.Words(
                    $"The order was sent on {Days.Of(dispatch.SentAt, facts.Settings)}. "
                    + (dispatch.To.Length == 0 ? "No address of the supplier is known, so nobody was asked. " : $"{dispatch.To} was asked {(times == 1 ? "once more" : $"{times} more times")} and said nothing. ")
                    + "Nothing more happens by itself: please call them, and enter what they say, or cancel the order."),
                .. Brief(sheet),
            ]);
    }

    public static MailLetter AskForDate(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"When will purchase order {sheet.Name} from {sheet.Shop} arrive?",
            [
                new MailBlock.Words($"We expected the goods below {Expected(facts)}, and they are not all here. Please tell us on which day they will come."),
                new MailBlock.Link("Name the day, or tell us that you cannot deliver", facts.Link!),
                new MailBlock.Facts([new OrderFact("Purchase order", sheet.Name), .. sheet.Facts]),
                new MailBlock.Goods(sheet),
            ]);
    }

    public static MailLetter Delayed(MailFacts facts)
    {
        var (sheet, to) = (facts.Sheet, facts.Order.Dispatch!.To);
        return new MailLetter(
            $"Late: order {sheet.Name} from {sheet.Vendor}",
            [
                new MailBlock.Words(
                    $"The goods were expected {Expected(facts)}, and they are not all here. "
                    + (to.Length == 0
                        ? "There is no address to ask at: please find out when they will come, and set the new expected date."
                        : $"We have just asked {to} for a new day. Once it is known it is the order's expected date.")),
                .. Brief(sheet),
            ]);
    }

    public static MailLetter DelayUnanswered(MailFacts facts)
    {
        var (sheet, to) = (facts.Sheet, facts.Order.Dispatch!.To);
        return new MailLetter(
            $"Please call {sheet.Vendor}: order {sheet.Name} is late, and nobody says when it comes",
            [
                new MailBlock.Words(
                    $"The goods were expected {Expected(facts)}. "
                    + (to.Length == 0 ? "Nobody could be asked: no address of the supplier is known. " : $"{to} was asked {facts.Order.Delay!.Chased + 1} times and said nothing. ")
                    + "Please call them and set the new expected date, or close the order short."),
                .. Brief(sheet),
            ]);
    }

    public static MailLetter Redated(MailFacts facts)
    {
        var sheet = facts.Sheet;
        return new MailLetter(
            $"{sheet.Vendor} names a new day for order {sheet.Name}",
            [new MailBlock.Words($"The goods are now expected {Expected(facts)}."), .. Brief(sheet)]);
    }

    private static string Expected(MailFacts facts) => facts.Order.Header.ExpectedDate is { } day
        ? $"on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
        : "before now";

    private static MailBlock[] Brief(OrderSheet sheet) =>
    [
        new MailBlock.Facts([new OrderFact("Order", sheet.Name), new OrderFact("Supplier", sheet.Vendor), new OrderFact("Total", sheet.Total)]),
    ];
}
