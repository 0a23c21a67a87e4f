using System.Text.Json;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.SeedExamples;

/// <summary>
/// One example of the Stock Orders API's own page, character by character as printed there: its trailing commas, its misplaced flag, and
/// its <c>...</c> lines. Such a line is left out of a request; in an answer it says that there may be more.
/// </summary>
internal sealed record PrintedExample(HttpMethod Method, string Path, string? Body, JsonNode? Answer)
{
    private const string More = "…";

    public static PrintedExample Read(string name)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "SeedExamples", "Printed", name + ".txt"));
        var request = text.Split("Response:\n");
        var (line, body) = request[0].Split('\n', 2) is [var first, var rest] ? (first, rest) : (request[0], "");
        var (method, path) = line.Split(' ') is [var verb, var address] ? (new HttpMethod(verb), address.Trim()) : throw new FormatException(line);
        return new PrintedExample(
            method,
            path,
            body.Length == 0 ? null : string.Join('\n', body.Split('\n').Where(part => part != "...")),
            request.Length == 2 ? Parsed(request[1]) : null);
    }

    /// <summary>What of the printed answer the given one does not hold.</summary>
    /// <param name="differences">Where ours is meant to differ, by path, and what stands there instead.</param>
    public List<string> Missing(JsonNode? given, params (string Path, string Ours)[] differences)
    {
        var missing = new List<string>();
        Compare(Answer, given, "", differences.ToDictionary(known => known.Path, known => known.Ours), missing);
        return missing;
    }

    private static JsonNode Parsed(string printed)
    {
        var lines = printed.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index] == "...")
                lines[index] = lines[index + 1].StartsWith(']') ? $"\"{More}\"" : $"\"{More}\":true";
        }

        return JsonNode.Parse(string.Join('\n', lines), null, new JsonDocumentOptions { AllowTrailingCommas = true })!;
    }

    private static void Compare(JsonNode? printed, JsonNode? given, string path, Dictionary<string, string> differences, List<string> missing)
    {
        if (differences.TryGetValue(path, out var ours))
        {
            if (Scalar(given) != ours)
                missing.Add($"{path}: {given?.ToJsonString()} where ours is {ours}");
        }
        else if (printed is JsonObject members)
        {
            foreach (var (name, value) in members.Where(member => member.Key != More))
                Compare(value, given?[name], path.Length == 0 ? name : $"{path}.{name}", differences, missing);
        }
        else if (printed is JsonArray items)
        {
            Compare(items, given as JsonArray, path, differences, missing);
        }
        else if (Scalar(printed) != Scalar(given) || printed?.GetValueKind() != given?.GetValueKind())
        {
            missing.Add($"{path}: {given?.ToJsonString()} where {printed?.ToJsonString()} is printed");
        }
    }

    private static void Compare(JsonArray printed, JsonArray? given, string path, Dictionary<string, string> differences, List<string> missing)
    {
        var items = printed.Where(item => Scalar(item) != More).ToList();
        if (given is null || given.Count == 0 || given.Count < items.Count || (given.Count > items.Count && items.Count == printed.Count))
            missing.Add($"{path}: {given?.ToJsonString()} where {printed.ToJsonString()} is printed");
        for (var index = 0; index < Math.Min(items.Count, given?.Count ?? 0); index++)
            Compare(items[index], given![index], $"{path}[{index}]", differences, missing);
    }

    private static string? Scalar(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString();
}
