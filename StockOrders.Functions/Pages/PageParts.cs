namespace StockOrders.Functions.Pages;

/// <summary>Parts that pages are put together from.</summary>
internal static class PageParts
{
    public static Html Paragraph(string text) => Html.Of($"<p>{Html.Lines(text)}</p>\n");

    /// <param name="tone">good, bad or note.</param>
    public static Html Banner(string tone, string heading, Html body) => Html.Of($"""
        <section class="banner {tone}" role="status">
        <h2>{heading}</h2>
        {body}</section>

        """);

    /// <summary>What somebody wrote, shown as theirs.</summary>
    public static Html Quote(string? comment) =>
        string.IsNullOrWhiteSpace(comment) ? Html.Empty : Html.Of($"<blockquote>{Html.Lines(comment.Trim())}</blockquote>\n");

    /// <param name="page">The page's own address.</param>
    public static Html Paper(string page) => Html.Of($"<p><a href=\"{page}/{Papers.LinkedPapers.Name}\">The order as PDF</a></p>");

    public static Html Sheet(OrderSheet sheet) => Html.Of($"""
        {Facts(sheet)}<section>
        {Items(sheet, sheet.Lines.Select(line => Line(line)))}</section>

        """);

    public static Html Facts(OrderSheet sheet) => Html.Of($"""
        <section>
        <h2>Order {sheet.Name}</h2>
        <dl>
        {sheet.Facts.Select(fact => Html.Of($"<dt>{fact.Label}</dt><dd>{Html.Lines(fact.Words)}</dd>\n"))}</dl>
        </section>

        """);

    /// <summary>The table of an order's lines, which scrolls by itself where the screen is too narrow even so.</summary>
    public static Html Items(OrderSheet sheet, IEnumerable<Html> lines) => Html.Of($"""
        <div class="wide" role="region" aria-label="Items" tabindex="0">
        <table>
        <caption>Items, prices in {sheet.Currency}</caption>
        <thead><tr><th scope="col" class="count">Quantity</th><th scope="col">Item</th><th scope="col" class="figure">Amount</th></tr></thead>
        <tbody>
        {lines}</tbody>
        <tfoot>
        {sheet.Sums.Select(sum => Html.Of($"<tr><th scope=\"row\" colspan=\"2\">{sum.Label}</th><td class=\"figure\">{sum.Words}</td></tr>\n"))}</tfoot>
        </table>
        </div>

        """);

    public static Html History(IEnumerable<string> happenings) => Html.Of($"""
        <section>
        <h2>What happened so far</h2>
        <ol>
        {happenings.Select(text => Html.Of($"<li>{text}</li>\n"))}</ol>
        </section>

        """);

    /// <summary>A plain form that posts back to the page's own address. The first button is what the reader mostly came for.</summary>
    /// <param name="hidden">By which the answer is known to come from this form, see <see cref="Hidden"/>.</param>
    /// <param name="comment">What was written before, to be corrected.</param>
    public static Html Form(Html hidden, string heading, Html words, string commentLabel, string? comment, params ReadOnlySpan<PageButton> buttons)
    {
        var all = new List<Html>();
        foreach (var button in buttons)
            all.Add(Html.Of($"<button type=\"submit\" name=\"decision\" value=\"{button.Decision}\" class=\"{button.Style}\">{button.Label}</button>\n"));
        return Html.Of($"""
            <section id="decision">
            <h2>{heading}</h2>
            {words}<form method="post" accept-charset="utf-8">
            {hidden}<label for="comment">{commentLabel}</label>
            <textarea id="comment" name="comment" rows="3" maxlength="{Domain.Orders.Comments.MaxLength}">
            {Html.Exact(comment)}</textarea>
            <div class="buttons">
            {all}</div>
            </form>
            </section>

            """);
    }

    public static Html Hidden(string name, string value) => Html.Of($"<input type=\"hidden\" name=\"{Html.Exact(name)}\" value=\"{Html.Exact(value)}\">\n");

    /// <param name="beneath">What else is to be said of the line.</param>
    public static Html Line(OrderSheetLine line, Html beneath = default)
    {
        var detail = line.Detail.Length > 0 ? Html.Of($"<br>{line.Detail}") : Html.Empty;
        return Html.Of($"""
            <tr><td class="count">{line.Quantity}</td><th scope="row">{line.Item}<br><span class="quiet small">{line.Price} each{detail}</span>{beneath}</th><td class="figure">{line.Amount}</td></tr>

            """);
    }
}

/// <param name="Style">main for what is mostly wanted, no for a refusal.</param>
internal readonly record struct PageButton(string Decision, string Label, string Style);
