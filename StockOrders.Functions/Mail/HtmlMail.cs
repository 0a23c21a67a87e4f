using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>A letter as HTML, with its style on each element: many mail programs know no other.</summary>
internal static class HtmlMail
{
    private const string Cell = "padding:8px 8px 8px 0;border-bottom:1px solid #e3e6ea;vertical-align:top;text-align:left;overflow-wrap:break-word";
    private const string Figure = "width:1%;padding:8px 0 8px 8px;border-bottom:1px solid #e3e6ea;vertical-align:top;text-align:right;white-space:nowrap";
    private const string Count = "padding:8px 12px 8px 0;border-bottom:1px solid #e3e6ea;vertical-align:top;text-align:right;white-space:nowrap;width:1%";
    private const string Muted = "color:#5b6472;font-size:13px";
    private const string Button =
        "display:inline-block;padding:12px 20px;background:#1f5fbf;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600";

    public static string Of(MailLetter letter, string shop) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{letter.Subject}</title></head>
        <body style="margin:0;background:#f3f5f8;color:#1b2430;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
        <div style="max-width:640px;margin:0 auto;padding:24px 16px">
        <p style="margin:0 0 12px;{Muted}">{shop}</p>
        <div style="background:#ffffff;border:1px solid #e3e6ea;border-radius:10px;padding:24px">
        <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">{letter.Subject}</h1>
        {letter.Blocks.Select(Block)}
        </div>
        </div>
        </body>
        </html>

        """).ToString();

    private static Html Block(MailBlock block) => block switch
    {
        MailBlock.Words words => Html.Of($"<p style=\"margin:0 0 16px\">{Html.Lines(words.Text.Trim())}</p>\n"),
        MailBlock.Facts facts => Html.Of($"{Table(Html.Join(facts.Rows.Select(Fact)))}\n"),
        MailBlock.Link link => Html.Of($"""
            <p style="margin:24px 0 8px"><a href="{link.Address}" style="{Button}">{link.Label}</a></p>
            <p style="margin:0 0 24px;{Muted};word-break:break-all">Or copy this address: {link.Address}</p>

            """),
        MailBlock.Goods goods => Goods(goods),
        _ => throw new InvalidOperationException($"Nobody sets {block.GetType().Name}."),
    };

    private static Html Goods(MailBlock.Goods goods)
    {
        var sheet = goods.Sheet;
        var more = sheet.Lines.Length - goods.Shown;
        return Table(Html.Of($"""
            <tr><th style="{Count};{Muted}">Quantity</th><th style="{Cell};{Muted}">Item</th><th style="{Figure};{Muted}">{sheet.Currency}</th></tr>
            {sheet.Lines.Take(goods.Shown).Select(Line)}{(more > 0 ? More(more) : Html.Empty)}{sheet.Sums.Select(Sum)}
            """));
    }

    private static Html Line(OrderSheetLine line)
    {
        var detail = line.Detail.Length > 0 ? Html.Of($"<br>{line.Detail}") : Html.Empty;
        return Html.Of($"""
            <tr><td style="{Count}">{line.Quantity}</td><td style="{Cell}">{line.Item}<br><span style="{Muted}">{line.Price} each{detail}</span></td><td style="{Figure}">{line.Amount}</td></tr>

            """);
    }

    private static Html More(int count) => Html.Of($"<tr><td colspan=\"3\" style=\"{Cell};{Muted}\">and {count} more, all of them on the page behind the link</td></tr>\n");

    private static Html Sum(OrderFact sum) => Html.Of(
        $"<tr><td colspan=\"2\" style=\"{Cell};font-weight:600\">{sum.Label}</td><td style=\"{Figure};font-weight:600\">{sum.Words}</td></tr>\n");

    private static Html Fact(OrderFact fact) => Html.Of(
        $"<tr><th style=\"{Cell};{Muted};font-weight:400;width:34%\">{fact.Label}</th><td style=\"{Cell}\">{Html.Lines(fact.Words)}</td></tr>\n");

    private static Html Table(Html rows) => Html.Of(
        $"<table style=\"width:100%;border-collapse:collapse;margin:0 0 16px;font-size:15px\">\n{rows}</table>\n");
}
