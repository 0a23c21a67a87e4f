using System.Text;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>A letter as plain text, for mail programs and people that prefer it.</summary>
internal static class PlainMail
{
    public static string Of(MailLetter letter)
    {
        var text = new StringBuilder();
        foreach (var block in letter.Blocks)
            text.Append(Block(block)).Append("\n\n");
        return VisibleText.Of(text.ToString().TrimEnd()) + "\n";
    }

    private static string Block(MailBlock block) => block switch
    {
        MailBlock.Words words => words.Text.Trim(),
        MailBlock.Facts facts => string.Join('\n', facts.Rows.Select(Fact)),
        MailBlock.Link link => $"{link.Label}:\n{link.Address}",
        MailBlock.Goods goods => Goods(goods),
        _ => throw new InvalidOperationException($"Nobody sets {block.GetType().Name}."),
    };

    private static string Goods(MailBlock.Goods goods)
    {
        var sheet = goods.Sheet;
        var more = sheet.Lines.Length - goods.Shown;
        return string.Join('\n',
        [
            .. sheet.Lines.Take(goods.Shown).Select(line =>
                $"- {line.Quantity} x {line.Item}{(line.Detail.Length > 0 ? $"\n  {line.Detail}" : "")}\n  {line.Price} each, {line.Amount} {sheet.Currency}"),
            .. more > 0 ? new[] { $"- and {more} more" } : [],
            "",
            .. sheet.Sums.Select(sum => $"{sum.Label}: {sum.Words} {sheet.Currency}"),
        ]);
    }

    private static string Fact(OrderFact fact) => $"{fact.Label}: {fact.Words.ReplaceLineEndings("\n  ")}";
}
