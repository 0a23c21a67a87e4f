using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// The way in through a mailed link: signed by us for this page, not expired, and its order still there. Mail scanners open links before
/// people do, and some post to them: so opening changes nothing, and only the form that stands on the page decides.
/// </summary>
internal sealed class LinkDoor(LinkTokens tokens, TimeProvider clock)
{
    /// <param name="find">What the link leads to, or null where it fits the order no more.</param>
    public async Task<IResult> Open<TFound>(
        string token, LinkPurpose purpose, Func<OpenedLink, Task<TFound?>> find, Func<TFound, Task<IResult>> then)
        where TFound : class
    {
        if (tokens.Read(token, purpose) is not { } claims)
            return LinkPages.NotValid();
        if (claims.Expires <= clock.GetUtcNow())
            return LinkPages.Expired();
        return await find(new OpenedLink(claims, token, tokens.FormOf(token))) is { } found ? await then(found) : LinkPages.NotValid();
    }

    /// <param name="again">The page once more, for an answer that did not come from its form.</param>
    public async Task<IResult> Answer<TFound>(
        HttpRequest request,
        string token,
        LinkPurpose purpose,
        Func<OpenedLink, Task<TFound?>> find,
        Func<TFound, PageForm, IResult> again,
        Func<TFound, PageForm, Task<IResult>> decide,
        CancellationToken cancellation)
        where TFound : class
    {
        var (form, problem) = await PageForm.Read(request, cancellation);
        return form is null ? LinkPages.NotReadable(problem!.Value) : await Open(
            token,
            purpose,
            find,
            found => IsSame(tokens.FormOf(token), form.Token) ? decide(found, form) : Task.FromResult(again(found, form)));
    }

    /// <summary>Whether the answer came from the form on the page behind that link.</summary>
    public static bool IsFrom(OpenedLink opened, string form) => IsSame(opened.Form, form);

    private static bool IsSame(string expected, string sent) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(sent));
}
