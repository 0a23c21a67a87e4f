using System.Collections.Frozen;
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
    private const int MaxPage = 10_000_000;

    /// <summary>More than any list has filters; what sends more is not asking for a list.</summary>
    private const int MaxParameters = 200;

    private static readonly FrozenSet<string> Reserved =
        new[] { "limit", "page", "cursor", "fields", "skip_background_jobs" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly List<Filter<T>> filters = [];
    private ListOrder<T>? sorts;
    private string binding = "";

    private ListQuery()
    {
    }

    public int Limit { get; private set; } = DefaultLimit;

    public int Page { get; private set; }

    /// <summary>Where the page begins; null where it is asked for by its number.</summary>
    public ListCursor? Cursor { get; private set; }

    public required FieldChoice? Choice { get; init; }

    public IReadOnlyList<Filter<T>> Filters => filters;

    /// <summary>The order that the client asked for, completed.</summary>
    public ListOrder<T> Order { get; private set; } = null!;

    /// <summary>How many items come before the page.</summary>
    public long Start => Cursor?.Start ?? (long)Page * Limit;

    /// <param name="standard">The order where the client asks for none; by id where nothing is said.</param>
    /// <param name="own">A parameter that the list reads by itself and that is no filter.</param>
    /// <param name="values">Makes a filter's text the one that items hold, such as <c>active</c> for <c>open</c>.</param>
    public static Outcome<ListQuery<T>> Of(
        HttpRequest request,
        IReadOnlyDictionary<string, ListField<T>> fields,
        TimeZoneInfo zone,
        Func<ListField<T>, string, string>? values = null,
        ListOrder<T>? standard = null,
        string? own = null)
    {
        if (request.Query.Count > MaxParameters)
        {
            return new Refusal(
                RefusalKind.Invalid, "too_many_parameters", $"The query has {request.Query.Count} parameters; a list takes at most {MaxParameters}.");
        }

        var query = new ListQuery<T> { Choice = FieldChoice.Of(request) };
        var findings = new Findings(strict: true);
        foreach (var (name, given) in request.Query)
        {
            if (given.Count > 1)
            {
                findings.Refuse(name, "repeated_parameter", $"{Short(name)} is given {given.Count} times; give it once, several values as {Short(name)}_in=a,b.");
            }
            else if (!Reserved.Contains(name) && name != own)
            {
                query.Read(name, given.ToString(), (fields, zone, values), findings);
            }
        }

        standard ??= ListOrder<T>.By(fields["id"]);
        query.Order = query.sorts?.Then(standard) ?? standard;
        query.Limit = Whole(request, "limit", DefaultLimit, 1, MaxLimit, findings);
        query.Page = Whole(request, "page", 0, 0, MaxPage, findings);
        query.binding = ListBinding.Of(request, name => Reserved.Contains(name) || name == own);
        query.ReadCursor(request, findings);
        return findings.IsSound ? query : findings.Errors;
    }

    public bool Holds(T item)
    {
        foreach (var filter in filters)
        {
            if (!filter.Holds(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="limit">Where it is not the client's.</param>
    public Paged<T> Of(IEnumerable<T> items, int? limit = null)
    {
        var page = new ListPage<T>(this, limit ?? Limit);
        foreach (var item in items)
        {
            page.Add(item);
        }

        return page.Made();
    }

    /// <summary>The page of items that come one after another, of which never more than the page is held.</summary>
    public async Task<Paged<T>> Of(IAsyncEnumerable<T> items)
    {
        var page = new ListPage<T>(this, Limit);
        await foreach (var item in items)
        {
            page.Add(item);
        }

        return page.Made();
    }

    /// <summary>The cursor of the page that begins behind an item.</summary>
    /// <param name="start">How many items come before that page.</param>
    /// <param name="total">To be carried along; null where each page counts.</param>
    public string After(T item, long start, int? total) => new ListCursor(start, total, [.. Order.KeysOf(item)]).Write(binding);

    private static int Whole(HttpRequest request, string name, int standard, int min, int max, Findings findings)
    {
        if (request.Query[name] is not [{ } text])
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

    private void Read(
        string name,
        string text,
        (IReadOnlyDictionary<string, ListField<T>> Fields, TimeZoneInfo Zone, Func<ListField<T>, string, string>? Values) known,
        Findings findings)
    {
        if (name.EndsWith("_sort", StringComparison.Ordinal) && known.Fields.TryGetValue(name[..^"_sort".Length], out var sorted))
        {
            Sort(sorted, text, name, findings);
        }
        else if (FilterText.Find(name, known.Fields) is not { } asked)
        {
            findings.Refuse(name, "unknown_filter", $"Nothing can be filtered by {Short(name)}.");
        }
        else if (FilterText.Read(asked.Field, asked.Relation, known.Values?.Invoke(asked.Field, text) ?? text, known.Zone) is { } filter)
        {
            filters.Add(filter);
        }
        else
        {
            findings.Refuse(name, "invalid_filter", $"{name} cannot be compared with '{Short(text)}'.");
        }
    }

    private void ReadCursor(HttpRequest request, Findings findings)
    {
        if (!request.Query.TryGetValue("cursor", out var given) || given.Count > 1)
        {
            return;
        }

        if (request.Query.ContainsKey("page"))
        {
            findings.Refuse("cursor", "cursor_and_page", "A page is asked for by its number or by a cursor, not by both.");
        }
        else if (ListCursor.Read(given.ToString(), binding) is { } cursor && cursor.Keys.Length == Order.Length)
        {
            Cursor = cursor;
        }
        else
        {
            findings.Refuse(CursorRefusal.Of());
        }
    }

    private void Sort(ListField<T> field, string direction, string name, Findings findings)
    {
        if (direction is "asc" or "desc")
        {
            sorts = sorts?.Then(field, direction == "desc") ?? ListOrder<T>.By(field, direction == "desc");
        }
        else
        {
            findings.Refuse(name, "invalid_sort", $"{name} must be asc or desc.");
        }
    }
}
