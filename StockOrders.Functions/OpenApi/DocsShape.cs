using System.Text.Json.Nodes;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.OpenApi;

/// <summary>One shape on the page: its members, a row each; of filters, a row for each field.</summary>
internal static class DocsShape
{
    public static Html Of(string name, JsonObject schema)
    {
        var members = schema["properties"]!.AsObject();
        var isFilters = members.Any(member => members.ContainsKey(member.Key + "_gte"));
        return Html.Of($"""
            <article aria-labelledby="shape-{name}">
            <h3 id="shape-{name}"><a href="#shape-{name}">{name}</a></h3>
            {DocsWords.Paragraphs(schema["description"]?.GetValue<string>() ?? "")}{(isFilters ? Suffixes : Html.Empty)}<div class="wide" role="region" aria-label="{name}" tabindex="0"><table>
            <thead><tr><th scope="col">Member</th><th scope="col">What</th></tr></thead>
            <tbody>
            {members.Where(member => !isFilters || !IsSuffixed(member.Key, members)).Select(member => Row(member.Key, member.Value!.AsObject()))}</tbody>
            </table></div>
            </article>

            """);
    }

    private static Html Suffixes { get; } = Html.Of($"<p>Each field by itself, or with one of {DocsWords.Words(string.Join(", ", FilterText.Suffixes.Select(known => $"`{known.Suffix}`")))} behind its name.</p>\n");

    private static bool IsSuffixed(string name, JsonObject members) =>
        FilterText.Suffixes.Any(known => name.EndsWith(known.Suffix, StringComparison.Ordinal) && members.ContainsKey(name[..^known.Suffix.Length]));

    private static Html Row(string name, JsonObject schema)
    {
        var bounds = DocsWords.Bounds(schema);
        var words = schema["description"]?.GetValue<string>() ?? "";
        return Html.Of($"<tr><th scope=\"row\"><code>{name}</code></th><td><span class=\"type\">{DocsWords.Type(schema)}{(bounds.Length > 0 ? ", " + bounds : "")}</span>{(words.Length > 0 ? Html.Of($"<br>{DocsWords.Words(words)}") : Html.Empty)}</td></tr>\n");
    }
}
