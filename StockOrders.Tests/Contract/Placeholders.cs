using System.Text.RegularExpressions;

namespace StockOrders.Tests.Contract;

/// <summary>What is another each time the walk is walked, put by names: ids in the order in which they first appear in a file, times, secrets.</summary>
internal sealed partial class Placeholders(params (string Text, string Name)[] known)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public string In(string text)
    {
        foreach (var (one, name) in known)
            text = text.Replace(one, name, StringComparison.Ordinal);
        text = Secret().Replace(text, "{secret}");
        text = Call().Replace(text, "{call}");
        text = Cursor().Replace(text, "\"next_cursor\":\"{cursor}\"");
        text = Time().Replace(text, "{time}");
        text = Unix().Replace(text, "\"date\":\"{unix time}\"");
        return Id().Replace(text, match => names.TryGetValue(match.Value, out var name) ? name : names[match.Value] = $"{{id {names.Count + 1}}}");
    }

    [GeneratedRegex("so_[A-Za-z0-9_-]{20,}")]
    private static partial Regex Secret();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Call();

    [GeneratedRegex("\"next_cursor\":\"[^\"]+\"")]
    private static partial Regex Cursor();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Time();

    [GeneratedRegex("\"date\":\\d{10}")]
    private static partial Regex Unix();

    [GeneratedRegex(@"(?<![0-9a-zA-Z])([0-9a-f]{32}|[0-9a-f]{24}|[0-9a-f]{16})(?![0-9a-zA-Z])")]
    private static partial Regex Id();
}
