namespace StockOrders.Tests.Contract;

/// <summary>
/// One call of a file of <c>Walk/</c>: <c>### what a client does</c>, method and address, headers, <c>= status</c>, <c>@name path</c> for
/// what later calls need of the answer, an empty line, the body.
/// </summary>
internal sealed record WalkStep(
    string Title, HttpMethod Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, int Status, IReadOnlyList<(string Name, string Path)> Kept, string Body)
{
    public static IReadOnlyList<(string Name, IReadOnlyList<WalkStep> Steps)> Files() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(KeptAnswers.Here(), "Walk"), "*.txt").Order(StringComparer.Ordinal)
           select (Path.GetFileNameWithoutExtension(file), (IReadOnlyList<WalkStep>)[.. File.ReadAllText(file).Split("### ").Skip(1).Select(Read)]),
    ];

    private static WalkStep Read(string text)
    {
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var call = lines[1].Split(' ', 2);
        var rest = lines.Skip(2).ToList();
        return new WalkStep(
            lines[0],
            new HttpMethod(call[0]),
            call[1],
            [.. rest.Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1]))],
            int.Parse(rest.Single(line => line.StartsWith("= ", StringComparison.Ordinal))[2..], null),
            [.. rest.Where(line => line.StartsWith('@')).Select(line => line[1..].Split(' ')).Select(pair => (pair[0], pair[1]))],
            parts.Length == 2 ? parts[1].Trim() : "");
    }
}
