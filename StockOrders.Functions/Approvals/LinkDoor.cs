using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// The way in through a mailed link: signed by us for this page, not expired, and its order still there. Mail scanners open links before
/// people do, so opening changes nothing; only a posted form decides.
/// </summary>
internal sealed class LinkDoor(LinkTokens tokens, TimeProvider clock)
{
    /// <param name="find">What the link leads to, or null where it fits the order no more.</param>
    public async Task<IResult> Open<TFound>(
        string token, LinkPurpose purpose, Func<LinkClaims, Task<TFound?>> find, Func<TFound, Task<IResult>> then)
        where TFound : class
    {
        if (tokens.Read(token, purpose) is not { } claims)
            return LinkPages.NotValid();
        if (claims.Expires <= clock.GetUtcNow())
            return LinkPages.Expired();
        return await find(claims) is { } found ? await then(found) : LinkPages.NotValid();
    }

    public async Task<IResult> Answer<TFound>(
        HttpRequest request,
        string token,
        LinkPurpose purpose,
        Func<LinkClaims, Task<TFound?>> find,
        Func<TFound, PageForm, Task<IResult>> decide,
        CancellationToken cancellation)
        where TFound : class
    {
        var (form, problem) = await PageForm.Read(request, cancellation);
        return form is null ? LinkPages.NotReadable(problem!.Value) : await Open(token, purpose, find, found => decide(found, form));
    }
}
