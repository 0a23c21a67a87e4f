using System.Text.Json.Nodes;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.OpenApi;

/// <summary>The form that tries an operation. It stands in the page hidden, and the script shows it: without scripts it could do nothing.</summary>
internal static class DocsForm
{
    private const string Query = "query";

    public static Html Of(DocsOperation operation, string path, IReadOnlyList<JsonObject> parameters, string? body)
    {
        var id = "try-" + operation.Id;
        var places = parameters.Where(one => In(one, "path")).Select(one => Field(id, "place", one));
        var headers = parameters.Where(one => In(one, "header")).Select(one => Field(id, "header", one));
        var query = parameters.Any(one => In(one, Query))
            ? Html.Of($"<p><label for=\"{id}-query\">Query, such as <code>{Such(parameters)}</code></label><input id=\"{id}-query\" data-query autocomplete=\"off\" spellcheck=\"false\"></p>\n")
            : Html.Empty;
        var text = body is null
            ? Html.Empty
            : Html.Of($"<p class=\"body\"><label for=\"{id}-body\">Body</label><textarea id=\"{id}-body\" data-body rows=\"{Math.Clamp(body.Count(c => c == '\n') + 1, 3, 16)}\" spellcheck=\"false\">\n{body}</textarea></p>\n");
        return Html.Of($"""
            <form class="try" data-method="{operation.Methods[0]}" data-path="{path}" aria-label="Try: {operation.Summary}" hidden>
            <details><summary>Try it</summary>
            <div class="fields">
            {Method(id, operation.Methods)}{places}{query}{headers}</div>
            {text}<p><button type="submit">Send</button></p>
            <p class="quiet">The same by curl, with your key in the place of <code>$KEY</code>:</p>
            <pre class="curl" tabindex="0"><code></code></pre>
            <div class="answer" role="status" aria-live="polite"></div>
            </details>
            </form>

            """);
    }

    private static Html Method(string id, IReadOnlyList<string> methods) => methods.Count == 1 ? Html.Empty : Html.Of(
        $"<p><label for=\"{id}-method\">Method</label><select id=\"{id}-method\">{methods.Select(method => Html.Of($"<option>{method}</option>"))}</select></p>\n");

    private static string Such(IReadOnlyList<JsonObject> parameters) => parameters.Any(one => one["name"]!.GetValue<string>() == "limit") ? "limit=10&page=0" : parameters.First(one => In(one, Query))["name"]!.GetValue<string>();

    private static Html Field(string id, string kind, JsonObject parameter)
    {
        var name = parameter["name"]!.GetValue<string>();
        return Html.Of($"<p><label for=\"{id}-{name}\">{name}</label><input id=\"{id}-{name}\" data-{kind}=\"{name}\" autocomplete=\"off\" spellcheck=\"false\"{(kind == "place" ? Html.Of($" required") : Html.Empty)}></p>\n");
    }

    private static bool In(JsonObject parameter, string where) => parameter["in"]!.GetValue<string>() == where;
}
