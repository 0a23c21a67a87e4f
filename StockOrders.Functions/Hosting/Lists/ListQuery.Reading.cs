using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Lists;

internal sealed partial class ListQuery<T>
{
    private const int MaxPage = 10_000_000;

    /// <summary>More than any list has filters; what sends more is not asking for a list.</summary>
    private const int MaxParameters = 200;

    private static readonly FrozenSet<string> Reserved =
        new[] { "limit", "page", "cursor", "fields", "skip_background_jobs" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="standard">The order where the client asks for none; by id where nothing is said.</param>
    /// <param name="values">Makes a filter's text the one that items hold, such as <c>open</c> for <c>active</c>, and its field the one that holds it.</param>
    /// <param name="own">Parameters that the list reads by itself and that are no filters.</param>
    public static Outcome<ListQuery<T>> Of(
        HttpRequest request,
        IReadOnlyDictionary<string, ListField<T>> fields,
        TimeZoneInfo zone,
        Func<ListField<T>, string, (ListField<T> Field, string Text)>? values = null,
        ListOrder<T>? standard = null,
        params string[] own)
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
                findings.Refuse(name, "repeated_parameter", $"{ShortText.Of(name)} is given {given.Count} times; give it once, several values as {ShortText.Of(name)}_in=a,b.");
            }
            else if (!Reserved.Contains(name) && !own.Contains(name))
            {
                query.Read(name, given.ToString(), (fields, zone, values), findings);
            }
        }

        standard ??= ListOrder<T>.By(fields["id"]);
        query.Order = query.sorts?.Then(standard) ?? standard;
        query.Limit = Whole(request, "limit", DefaultLimit, 1, MaxLimit, findings);
        query.Page = Whole(request, "page", 0, 0, MaxPage, findings);
        query.binding = ListBinding.Of(request, name => Reserved.Contains(name) || own.Contains(name));
        query.ReadCursor(request, findings);
        return findings.IsSound ? query : findings.Errors;
    }

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

    private void Read(
        string name,
        string text,
        (IReadOnlyDictionary<string, ListField<T>> Fields, TimeZoneInfo Zone, Func<ListField<T>, string, (ListField<T> Field, string Text)>? Values) known,
        Findings findings)
    {
        if (name.EndsWith("_sort", StringComparison.Ordinal) && known.Fields.TryGetValue(name[..^"_sort".Length], out var sorted))
        {
            Sort(sorted, text, name, findings);
        }
        else if (FilterText.Find(name, known.Fields) is not { } asked)
        {
            findings.Refuse(name, "unknown_filter", $"Nothing can be filtered by {ShortText.Of(name)}.");
        }
        else if ((known.Values?.Invoke(asked.Field, text) ?? (asked.Field, text)) is var (field, value)
            && FilterText.Read(field, asked.Relation, value, known.Zone) is { } filter)
        {
            filters.Add(filter);
        }
        else
        {
            findings.Refuse(name, "invalid_filter", $"{name} cannot be compared with '{ShortText.Of(text)}'.");
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
        var isDescending = direction.Equals("desc", StringComparison.OrdinalIgnoreCase);
        if (isDescending || direction.Equals("asc", StringComparison.OrdinalIgnoreCase))
        {
            sorts = sorts?.Then(field, isDescending) ?? ListOrder<T>.By(field, isDescending);
        }
        else
        {
            findings.Refuse(name, "invalid_sort", $"{name} must be asc or desc.");
        }
    }
}
