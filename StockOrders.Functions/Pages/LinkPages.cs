using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Pages;

/// <summary>Pages for links that lead nowhere. They say nothing about any order: whoever holds a bad link is not known.</summary>
internal static class LinkPages
{
    /// <summary>Said above the page where an answer came from somewhere else.</summary>
    public const string NotFromTheForm =
        "Nothing was changed, because the answer did not come from the form on this page. Please press the button of your choice here.";

    /// <summary>Said above the page where the order is not what its reader had before them.</summary>
    public const string ChangedMeanwhile =
        "The order was changed while you had this page open, so nothing was decided. Below it is as it stands now; please decide on that.";

    private const string Nobody = "Stock orders";

    /// <summary>The same for forged, cut and mistyped links and for orders that are gone, so that nothing is learned by trying.</summary>
    public static PageAnswer NotValid() => new(
        StatusCodes.Status404NotFound,
        Nobody,
        "This link is not valid",
        PageParts.Banner("note", "Nothing was changed", PageParts.Paragraph(
            "Mail programs sometimes cut long links. Open the mail again and use its button, or copy the whole address below it.")));

    public static PageAnswer Expired() => new(
        StatusCodes.Status410Gone,
        Nobody,
        "This link has expired",
        PageParts.Banner("note", "Nothing was changed", PageParts.Paragraph(
            "The link was mailed a while ago and no longer works. Ask whoever sent it to you about the order.")));

    /// <param name="limit">How much more than a comment the page takes.</param>
    public static PageAnswer NotReadable(PageFormProblem problem, string limit = "") => problem switch
    {
        PageFormProblem.NotAForm => new(StatusCodes.Status415UnsupportedMediaType, Nobody, "This answer is not a form", Advice()),
        PageFormProblem.TooLarge => new(StatusCodes.Status413PayloadTooLarge, Nobody, "This answer is too long", Advice(limit)),
        _ => new(StatusCodes.Status400BadRequest, Nobody, "This answer could not be read", Advice()),
    };

    private static Html Advice(string more = "") => PageParts.Banner("note", "Nothing was changed", PageParts.Paragraph(
        "Go back to the page, choose one of its buttons and keep the comment short." + more));
}
