using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace StockOrders.Functions.OpenApi;

/// <summary>
/// An object that programs send or get, under the name that the API description has for it: a line for each member. Tests hold every
/// answer of every test against it, so a member that is written and not told here does not go unnoticed.
/// </summary>
/// <param name="file">Where it is told: the file to add a line to.</param>
internal sealed class Shape(string name, string words, [CallerFilePath] string file = "") : IEnumerable
{
    private readonly List<(string Name, Kind Kind, string Words)> members = [];

    public string Name => name;

    public string File => file.Replace('\\', '/') is var path && path.LastIndexOf("StockOrders.", StringComparison.Ordinal) is > 0 and var at ? path[at..] : path;

    public IEnumerable<Shape> Parts => members.SelectMany(member => member.Kind.Shapes);

    public void Add(string member, Kind kind, string says) => members.Add((member, kind, says));

    /// <summary>All members of another shape, for two that share most.</summary>
    public void Add(Shape other) => members.AddRange(other.members);

    public JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            var schema = member.Kind.Schema();
            if (member.Words.Length > 0)
                schema["description"] = member.Words;
            properties.Add(member.Name, schema);
        }

        return new JsonObject { ["type"] = "object", ["description"] = words, ["properties"] = properties };
    }

    IEnumerator IEnumerable.GetEnumerator() => members.GetEnumerator();
}
