using System.Text.Json.Nodes;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.OpenApi;

/// <summary>The description as one page, made from the document that programs get.</summary>
internal static class DocsPage
{
    public static Html Of(JsonObject document)
    {
        var operations = Operations(document).ToList();
        var tags = document["tags"]!.AsArray()
            .Select(tag => (Name: tag!["name"]!.GetValue<string>(), Words: tag["description"]!.GetValue<string>()))
            .Where(tag => operations.Exists(operation => operation.Tag == tag.Name))
            .ToList();
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Stock Orders API</title>
            <style>{Html.Trusted(DocsStyle.Css)}</style>
            </head>
            <body>
            <a class="skip" href="#about">Skip to the description</a>
            <div class="frame">
            <nav aria-label="Contents">
            <details open><summary>Contents</summary>
            {tags.Select(tag => Contents(tag.Name, operations.Where(operation => operation.Tag == tag.Name)))}<p><a href="#shapes">Shapes</a></p>
            </details>
            </nav>
            <main>
            <h1 id="about">Stock Orders API</h1>
            {DocsWords.Paragraphs(document["info"]!["description"]!.GetValue<string>())}<p><a href="/api/openapi.json">openapi.json</a> is the same for programs, by OpenAPI {document["openapi"]!.GetValue<string>()}.</p>
            <section class="key" aria-labelledby="your-key" hidden>
            <h2 id="your-key">Try it</h2>
            <p>With a key every call below can be sent from here. Key and account stay in this page's memory and are gone when you leave it.</p>
            <div class="fields">
            <p><label for="key">Key</label><input id="key" type="password" autocomplete="off" spellcheck="false"></p>
            <p><label for="account">Account</label><input id="account" type="text" autocomplete="off" spellcheck="false"></p>
            </div>
            </section>
            {tags.Select(tag => Chapter(tag.Name, tag.Words, operations.Where(operation => operation.Tag == tag.Name), document))}<section>
            <h2 id="shapes">Shapes</h2>
            {document["components"]!["schemas"]!.AsObject().Select(shape => DocsShape.Of(shape.Key, shape.Value!.AsObject()))}</section>
            </main>
            </div>
            <script>{Html.Trusted(DocsScript.Js)}</script>
            </body>
            </html>

            """);
    }

    /// <summary>In the order of their chapters; what a function does by several methods stands once.</summary>
    private static IEnumerable<DocsOperation> Operations(JsonObject document)
    {
        var order = Chapters.All.SelectMany(chapter => chapter).Select((operation, index) => (operation.Function, index)).ToDictionary();
        return
            from path in document["paths"]!.AsObject()
            from function in path.Value!.AsObject().GroupBy(method => FunctionOf(method.Value!))
            let first = function.First().Value!.AsObject()
            where first["x-internal"] is null
            orderby order[function.Key]
            select new DocsOperation([.. function.Select(method => method.Key.ToUpperInvariant())], path.Key, first);
    }

    private static string FunctionOf(JsonNode operation) => operation["operationId"]!.GetValue<string>().Split('_')[0];

    private static Html Contents(string tag, IEnumerable<DocsOperation> operations) => Html.Of($"""
        <p><a href="#{DocsWords.Anchor(tag)}">{tag}</a></p>
        <ul>
        {operations.Select(operation => Html.Of($"<li><a href=\"#{operation.Id}\">{operation.Badges} <span>{operation.Summary}</span></a></li>\n"))}</ul>

        """);

    private static Html Chapter(string tag, string words, IEnumerable<DocsOperation> operations, JsonObject document) => Html.Of($"""
        <section>
        <h2 id="{DocsWords.Anchor(tag)}">{tag}</h2>
        {DocsWords.Paragraphs(words)}{operations.Select(operation => operation.Of(document))}</section>

        """);
}
