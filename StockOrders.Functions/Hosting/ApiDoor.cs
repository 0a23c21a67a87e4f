using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// The way into every route under /api/v1: who calls, for which account, and with what scopes. A key that is unknown gets 401,
/// one that is known but not for this gets 403; what belongs to other accounts is simply not there (404).
/// </summary>
internal sealed class ApiDoor(KeyRows keys, RateLimits limits, TimeProvider clock)
{
    /// <param name="anyOf">One of these scopes is enough.</param>
    public async Task<IResult> Enter(
        HttpRequest request, Scopes anyOf, Func<Caller, Task<IResult>> act, CancellationToken cancellation)
    {
        if (RequestLimits.Refuse(request) is { } tooMuch)
        {
            return tooMuch;
        }

        var account = request.Headers["Account"].ToString().Trim();
        var secret = SecretOf(request.Headers.Authorization.ToString());
        if (account.Length == 0 || secret.Length == 0)
        {
            return Unknown("missing_key", "Send your key in the Authorization header and the account's id in the Account header.");
        }

        if (await keys.Find(secret, cancellation) is not { } key || !key.IsGood(clock.GetUtcNow()))
        {
            return Unknown("unknown_key", "The key in the Authorization header is not known.");
        }

        if (!string.Equals(key.Account.Value, account, StringComparison.Ordinal))
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Forbidden, "other_account", "The key does not belong to the account in the Account header."));
        }

        if (limits.Enter(key.Id ?? key.Hash, request.HttpContext.Response) is { } wait)
        {
            return new RefusalAnswer(
                StatusCodes.Status429TooManyRequests,
                [new Refusal(RefusalKind.Conflict, "too_many_requests", $"The key made too many calls. Come again in {wait} s.")]);
        }

        await keys.Used(key, cancellation);
        var caller = new Caller(key.Account, key.Name, key.Scopes, key.Email);
        return caller.MayAny(anyOf)
            ? await act(caller)
            : RefusalAnswer.Of(new Refusal(
                RefusalKind.Forbidden, "missing_scope", $"This needs a key with the scope {ScopeNames.Of(anyOf)}; this key has {ScopeNames.Of(key.Scopes)}."));
    }

    private static RefusalAnswer Unknown(string code, string message) =>
        new(StatusCodes.Status401Unauthorized, [new Refusal(RefusalKind.Forbidden, code, message)]);

    /// <summary>Programs of the real service send the key as it is; others as a bearer token.</summary>
    private static string SecretOf(string header)
    {
        const string Bearer = "Bearer ";
        return (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..] : header).Trim();
    }
}
