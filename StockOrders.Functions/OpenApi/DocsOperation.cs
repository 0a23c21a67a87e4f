using System.Text.Json.Nodes;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.OpenApi;

/// <summary>One operation on the page: what it is, what it takes, what it answers, and a form to try it with.</summary>
internal sealed class DocsOperation(IReadOnlyList<string> methods, string path, JsonObject operation)
{
    public string Id => operation["operationId"]!.GetValue<string>();

    public string Tag => operation["tags"]![0]!.GetValue<string>();

    public IReadOnlyList<string> Methods => methods;

    public string Summary => operation["summary"]!.GetValue<string>();

    public Html Badges => Html.Of($"<span>{Html.Join(methods.Select((method, index) => Html.Of($"{(index == 0 ? "" : " ")}<span class=\"method {method.ToLowerInvariant()}\">{method}</span>")))}</span>");

    public Html Of(JsonObject document)
    {
        var parameters = Parameters(document);
        return Html.Of($"""
            <article aria-labelledby="{Id}">
            <h3 id="{Id}"><a href="#{Id}">{Summary}</a></h3>
            <p class="address">{Badges} <code>{path}</code></p>
            {DocsWords.Paragraphs(operation["description"]?.GetValue<string>() ?? "")}{ParameterTable(parameters)}{Body()}{Answers(document)}{DocsForm.Of(this, path, parameters, Example())}</article>

            """);
    }

    private static Html ParameterTable(IReadOnlyList<JsonObject> parameters) => parameters.Count == 0 ? Html.Empty : Html.Of($"""
        <div class="wide" role="region" aria-label="Parameters" tabindex="0"><table class="stacking">
        <caption>Parameters</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">What</th></tr></thead>
        <tbody>
        {parameters.Select(one => Html.Of($"<tr><th scope=\"row\"><code>{one["name"]!.GetValue<string>()}</code></th><td>{one["in"]!.GetValue<string>()}</td><td>{DocsWords.Type(one["schema"]!.AsObject())}<br>{DocsWords.Words(one["description"]?.GetValue<string>())}</td></tr>\n"))}</tbody>
        </table></div>

        """);

    private Html Body()
    {
        if (operation["requestBody"] is not JsonObject body)
            return Html.Empty;
        return Html.Of($"""
            <h4>Body</h4>
            {body["content"]!.AsObject().Select(content => Html.Of($"<p><code>{content.Key}</code>: {Members(content.Value!["schema"]!.AsObject())}{(body["required"]!.GetValue<bool>() ? "" : "May be left out.")}</p>\n{Examples(content.Value!.AsObject())}"))}
            """);
    }

    /// <summary>The members of an envelope, each with what it is.</summary>
    private static Html Members(JsonObject schema) => schema["properties"] is not JsonObject members ? Html.Of($"{DocsWords.Type(schema)}. ") : Html.Join(
        members.Select((member, index) => Html.Of($"{(index == 0 ? "" : ", ")}<code>{member.Key}</code> ({DocsWords.Type(member.Value!.AsObject())}{Needed(member.Value!.AsObject())})")).Append(Html.Of($". ")));

    private static Html Needed(JsonObject schema) => (schema["required"] ?? schema["items"]?["required"]) is JsonArray needed && schema["properties"] is null
        ? Html.Of($"; needs {string.Join(", ", needed.Select(name => name!.GetValue<string>()))}")
        : Html.Empty;

    private static Html Examples(JsonObject content) => content["examples"] is not JsonObject examples ? Html.Empty : Html.Join(examples.Select(example =>
        Html.Of($"<figure><figcaption>Example: {example.Key}</figcaption><pre tabindex=\"0\"><code>{DocsWords.Pretty(example.Value!["value"]!)}</code></pre></figure>\n")));

    private Html Answers(JsonObject document) => Html.Of($"""
        <h4>Answers</h4>
        <dl>
        {operation["responses"]!.AsObject().Select(answer => Answer(answer.Key, answer.Value!.AsObject(), document))}</dl>

        """);

    private static Html Answer(string status, JsonObject answer, JsonObject document)
    {
        var told = answer["$ref"] is { } reference ? document["components"]!["responses"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject() : answer;
        var content = status[0] == '2' && told["content"] is JsonObject kinds
            ? Html.Join(kinds.Select(kind => Html.Of($" {Members(kind.Value!["schema"]!.AsObject())}{Example(kind.Value!["example"])}")))
            : Html.Empty;
        return Html.Of($"<dt>{status}</dt><dd>{DocsWords.Words(told["description"]!.GetValue<string>())}{content}</dd>\n");
    }

    private static Html Example(JsonNode? example) =>
        example is null ? Html.Empty : Html.Of($"<pre tabindex=\"0\"><code>{DocsWords.Pretty(example)}</code></pre>");

    private string? Example() => operation["requestBody"]?["content"]?[Operation.Json] is not JsonObject content ? null
        : content["examples"] is JsonObject examples ? DocsWords.Pretty(examples.First().Value!["value"]!)
        : "{}";

    private IReadOnlyList<JsonObject> Parameters(JsonObject document) =>
    [
        .. (operation["parameters"]?.AsArray() ?? []).Select(one => one!["$ref"] is { } reference
            ? document["components"]!["parameters"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject()
            : one.AsObject()),
    ];
}
