using System.Globalization;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>What a client wants of a list: which items, in what order, which page of them.</summary>
internal sealed class ListQuery<T>
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "limit", "page", "fields", "skip_background_jobs" };

    private readonly List<Filter<T>> filters = [];
    private readonly List<(ListField<T> Field, bool Descending)> sorts = [];

    private ListQuery()
    {
    }

    public int Limit { get; private set; } = DefaultLimit;

    public int Page { get; private set; }

    public required FieldChoice? Choice { get; init; }

    /// <param name="values">Makes a filter's text the one that items hold, such as <c>active</c> for <c>open</c>.</param>
    public static Outcome<ListQuery<T>> Of(
        HttpRequest request,
        IReadOnlyDictionary<string, ListField<T>> fields,
        TimeZoneInfo zone,
        Func<ListField<T>, string, string>? values = null)
    {
        var query = new ListQuery<T> { Choice = FieldChoice.Of(request) };
        var findings = new Findings(strict: true);
        foreach (var (name, given) in request.Query)
        {
            if (Reserved.Contains(name))
            {
                continue;
            }

            var text = given.ToString();
            if (name.EndsWith("_sort", StringComparison.Ordinal) && fields.TryGetValue(name[..^"_sort".Length], out var sorted))
            {
                query.Sort(sorted, text, name, findings);
            }
            else if (FilterText.Find(name, fields) is not { } known)
            {
                findings.Refuse(name, "unknown_filter", $"Nothing can be filtered by {Short(name)}.");
            }
            else if (By(known.Field, text, zone) is var field
                && FilterText.Values(field, known.Relation, values?.Invoke(field, text) ?? text, zone) is { } cells)
            {
                query.filters.Add(new Filter<T>(field, known.Relation, cells));
            }
            else
            {
                findings.Refuse(name, "invalid_filter", $"{name} cannot be compared with '{Short(text)}'.");
            }
        }

        query.Limit = Whole(request, "limit", DefaultLimit, 1, MaxLimit, findings);
        query.Page = Whole(request, "page", 0, 0, 10_000_000, findings);
        return findings.IsSound ? query : findings.Errors;
    }

    /// <param name="standard">The order where the client asks for none.</param>
    public Paged<T> Of(IEnumerable<T> items, Comparison<T> standard)
    {
        var found = items.Where(item => filters.TrueForAll(filter => filter.Holds(item))).ToList();
        found.Sort((one, other) =>
        {
            foreach (var (field, descending) in sorts)
            {
                var order = Cell.Compare(field.Of(one), field.Of(other));
                if (order != 0)
                {
                    return descending ? -order : order;
                }
            }

            return standard(one, other);
        });
        var start = (long)Page * Limit;
        return new Paged<T>(start >= found.Count ? [] : found.GetRange((int)start, Math.Min(Limit, found.Count - (int)start)), found.Count, Limit, start);
    }

    private static ListField<T> By(ListField<T> field, string text, TimeZoneInfo zone) =>
        field.Kind == CellKind.Instant && DateText.IsPlainDay(text) ? field.InDays(zone) : field;

    private static int Whole(HttpRequest request, string name, int standard, int min, int max, Findings findings)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        findings.Refuse(name, "out_of_range", $"{name} must be a whole number from {min} to {max}.");
        return standard;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private void Sort(ListField<T> field, string direction, string name, Findings findings)
    {
        if (direction is "asc" or "desc")
        {
            sorts.Add((field, direction == "desc"));
        }
        else
        {
            findings.Refuse(name, "invalid_sort", $"{name} must be asc or desc.");
        }
    }
}
