namespace StockOrders.Domain.Connections;

/// <summary>What an HTTP answer of the other side means for what was asked of it.</summary>
internal enum HttpVerdict
{
    Done,

    /// <summary>Refused for good: the same again would be refused again, and nothing was done.</summary>
    Final,

    /// <summary>To be asked again under the same idempotency key: it was not done yet, or nobody knows.</summary>
    Again,
}

/// <summary>The table of answers. Where it is open whether something was done, the answer is to ask again, which does no harm.</summary>
internal static class HttpVerdicts
{
    /// <param name="status">An HTTP status code, 100 to 599.</param>
    public static HttpVerdict Of(int status) => status switch
    {
        >= 200 and <= 299 => HttpVerdict.Done,

        // Redirects are not followed: an address that was checked must not lead to one that was not.
        >= 300 and <= 399 => HttpVerdict.Final,

        // Too slow, too early, locked, too many; and 409, the answer to a key whose first request is still being worked on.
        408 or 409 or 423 or 425 or 429 => HttpVerdict.Again,
        >= 400 and <= 499 => HttpVerdict.Final,

        // What it does not do at all it will not do the next time either.
        501 or 505 => HttpVerdict.Final,
        _ => HttpVerdict.Again,
    };
}
