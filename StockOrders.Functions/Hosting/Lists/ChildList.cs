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
    public static Outcome<Paged<T>> Of<T>(HttpRequest request, IReadOnlyList<T> all) =>
        Of(request, all, FrozenDictionary<string, ListField<T>>.Empty, TimeZoneInfo.Utc);

    /// <param name="fields">What the items can be filtered and sorted by; otherwise they come as they stand.</param>
    public static Outcome<Paged<T>> Of<T>(HttpRequest request, IReadOnlyList<T> all, IReadOnlyDictionary<string, ListField<T>> fields, TimeZoneInfo zone)
    {
        var query = ListQuery<Standing<T>>.Of(request, Numbered(fields), zone, standard: Standing<T>.Order);
        if (query.IsRefused)
        {
            return query.Refusals;
        }

        var isPaged = request.Query.ContainsKey("limit") || request.Query.ContainsKey("page") || request.Query.ContainsKey("cursor");
        var page = query.Value.Of(all.Select((item, index) => new Standing<T>(index, item)), isPaged ? null : all.Count);
        // All of it is a page that holds at least as many as others: programs stop at a page that is not full, and some divide by its limit.
        var limit = Math.Max(query.Value.Limit, isPaged ? 0 : page.Total);
        return new Paged<T>([.. page.Items.Select(standing => standing.Item)], page.Total, limit, page.Start, page.Next);
    }

    private static FrozenDictionary<string, ListField<Standing<T>>> Numbered<T>(IReadOnlyDictionary<string, ListField<T>> fields) => fields.Values
        .Select(field => new ListField<Standing<T>>(field.Name, field.Kind, standing => field.Of(standing.Item)))
        .ToFrozenDictionary(field => field.Name);

    /// <summary>An item and its place among the others.</summary>
    private readonly record struct Standing<T>(int Place, T Item)
    {
        public static ListOrder<Standing<T>> Order { get; } =
            ListOrder<Standing<T>>.By(new("place", CellKind.Number, standing => Cell.Of((decimal)standing.Place)));
    }
}
