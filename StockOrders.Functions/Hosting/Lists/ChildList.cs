using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>
/// What belongs to one resource and is no long list: all of it, unless the client asks for pages. A program that asks for pages until one
/// is empty must come to one.
/// </summary>
internal static class ChildList
{
    public static Outcome<Paged<T>> Of<T>(HttpRequest request, IReadOnlyList<T> all)
    {
        var query = ListQuery<T>.Of(request, FrozenDictionary<string, ListField<T>>.Empty, TimeZoneInfo.Utc);
        if (query.IsRefused)
        {
            return query.Refusals;
        }

        if (!request.Query.ContainsKey("limit") && !request.Query.ContainsKey("page"))
        {
            return new Paged<T>(all, all.Count, all.Count, 0);
        }

        var start = (long)query.Value.Page * query.Value.Limit;
        return new Paged<T>([.. all.Skip((int)Math.Min(start, all.Count)).Take(query.Value.Limit)], all.Count, query.Value.Limit, start);
    }
}
