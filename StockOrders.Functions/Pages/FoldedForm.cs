namespace StockOrders.Functions.Pages;

/// <summary>A part of a page that opens without a script, with a form in it that posts back to the page's own address.</summary>
internal static class FoldedForm
{
    public static Html Of(string title, bool isOpen, Html body) => Html.Of($"""
        <details{(isOpen ? Html.Trusted(" open") : Html.Empty)}>
        <summary>{title}</summary>
        {body}</details>

        """);

    /// <param name="hasFile">Whether a file is sent with it.</param>
    public static Html Form(string token, Html fields, PageButton button, bool hasFile = false) => Html.Of($"""
        <form method="post" accept-charset="utf-8"{(hasFile ? Html.Trusted(" enctype=\"multipart/form-data\"") : Html.Empty)}>
        <input type="hidden" name="form" value="{token}">
        {fields}<div class="buttons">
        <button type="submit" name="decision" value="{button.Decision}" class="{button.Style}">{button.Label}</button>
        </div>
        </form>

        """);
}
