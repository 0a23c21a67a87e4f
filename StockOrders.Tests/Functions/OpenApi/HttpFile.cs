using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>A file of <c>requests/</c>, in the form that editors send: <c>###</c> between requests, <c>@name = value</c>, <c># @name</c>, and ours: <c># expect 200</c>.</summary>
internal sealed partial class HttpFile
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HttpResponseMessage Answer, string Body)> named = new(StringComparer.Ordinal);

    private HttpFile(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n###");
        foreach (Match variable in Variable().Matches(parts[0]))
            variables[variable.Groups[1].Value] = variable.Groups[2].Value.Trim();
        Requests = [.. parts.Skip(1).Select(HttpFileRequest.Read)];
    }

    public static IReadOnlyList<string> All { get; } = [.. Directory.GetFiles(Folder(), "*.http").Order(StringComparer.Ordinal)];

    public IReadOnlyList<HttpFileRequest> Requests { get; }

    public static HttpFile Read(string path) => new(File.ReadAllText(path));

    /// <summary>The request with its variables filled in.</summary>
    public HttpRequestMessage Message(HttpFileRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Filled(request.Address)).PathAndQuery);
        if (request.Body.Length > 0)
            message.Content = new StringContent(Filled(request.Body), null, "application/json");
        foreach (var (name, value) in request.Headers)
        {
            if (name == "Content-Type")
                message.Content!.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(value);
            else
                message.Headers.TryAddWithoutValidation(name, Filled(value));
        }

        return message;
    }

    public void Remember(HttpFileRequest request, HttpResponseMessage answer, string body)
    {
        if (request.Name is { } name)
            named[name] = (answer, body);
    }

    private string Filled(string text) => Hole().Replace(text, hole => Value(hole.Groups[1].Value));

    private string Value(string hole)
    {
        if (hole == "$guid")
            return Guid.NewGuid().ToString();
        if (variables.TryGetValue(hole, out var value))
            return value;
        var path = hole.Split('.');
        var (answer, body) = named[path[0]];
        return path[2] == "headers"
            ? string.Join(',', answer.Headers.GetValues(path[3]))
            : path.Skip(4).Aggregate(JsonNode.Parse(body)!, (node, member) => node[member]!).GetValue<string>();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "StockOrders.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "requests");
    }

    [GeneratedRegex("^@(\\w+) *= *(.+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Hole();
}

/// <param name="Expected">Statuses, any of which is right.</param>
internal sealed record HttpFileRequest(
    string Title, string? Name, IReadOnlyList<int> Expected, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public static HttpFileRequest Read(string text)
    {
        var lines = text.Split('\n');
        var notes = lines.Skip(1).TakeWhile(line => line.StartsWith('#')).ToList();
        var rest = lines.Skip(1 + notes.Count).ToList();
        var call = rest[0].Split(' ', 2);
        var headers = rest.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1])).ToList();
        return new HttpFileRequest(
            lines[0].Trim(),
            notes.Find(note => note.StartsWith("# @name ", StringComparison.Ordinal))?[8..].Trim(),
            [.. notes.Single(note => note.StartsWith("# expect ", StringComparison.Ordinal))[9..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
            call[0],
            call[1].Trim(),
            headers,
            string.Join('\n', rest.Skip(1 + headers.Count)).Trim());
    }
}
