using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>
/// What a cursor is good for: one account's list, as it is filtered and sorted. How many items a page has and which members they show may
/// change from page to page.
/// </summary>
internal static class ListBinding
{
    public static string Of(HttpRequest request, Func<string, bool> isApart) => string.Join(
        '\n',
        request.Query
            .Where(given => !isApart(given.Key))
            .OrderBy(given => given.Key.EndsWith("_sort", StringComparison.Ordinal) ? "" : given.Key, StringComparer.Ordinal)
            .Select(given => $"{given.Key}={given.Value}")
            .Prepend(request.Path.Value?.TrimEnd('/'))
            .Prepend(request.Headers["Account"].ToString().Trim()));
}
