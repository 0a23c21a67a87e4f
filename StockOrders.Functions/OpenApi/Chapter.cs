using System.Collections;
using System.Runtime.CompilerServices;

namespace StockOrders.Functions.OpenApi;

/// <summary>Operations that belong together: what reflection cannot see of them, and what the words in their addresses mean.</summary>
internal sealed class Chapter(string name, string words, [CallerFilePath] string file = "") : IEnumerable<Operation>
{
    private readonly List<Operation> operations = [];
    private readonly Dictionary<string, (Kind Kind, string Words)> places = new(StringComparer.Ordinal);

    public string Name => name;

    public string Words => words;

    public string File => file.Replace('\\', '/') is var path && path.LastIndexOf("StockOrders.", StringComparison.Ordinal) is > 0 and var at ? path[at..] : path;

    public void Add(Operation operation) => operations.Add(operation);

    /// <summary>A word in an address, such as <c>id</c>.</summary>
    public void Add(string place, Kind kind, string says) => places.Add(place, (kind, says));

    /// <summary>Null where the chapter does not say what the word means; a test finds it.</summary>
    public (Kind Kind, string Words)? Place(string place) => places.TryGetValue(place, out var told) ? told : null;

    public IEnumerator<Operation> GetEnumerator() => operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
