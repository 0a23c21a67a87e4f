using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.Contract;

/// <summary>Answers as programs get them today, checked in, and what is answered now beside them.</summary>
internal static class KeptAnswers
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null where it is answered as kept; otherwise where it is not, and how to keep it as it is now.</summary>
    public static string? Fault(string name, JsonArray answers)
    {
        var now = JsonSerializer.Serialize(answers, Readable) + "\n";
        var kept = Path.Combine(Here(), "Snapshots", name + ".json");
        var before = File.Exists(kept) ? File.ReadAllText(kept) : "";
        if (before == now)
            return null;
        var received = Path.Combine(AppContext.BaseDirectory, "received", "Contract", name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, now, new UTF8Encoding(false));
        var (line, was, isNow) = First(before.Split('\n'), now.Split('\n'));
        return $"StockOrders.Tests/Contract/Snapshots/{name}.json, line {line}: {was.Trim()} is now {isNow.Trim()}\n  where the change is meant: cp '{received}' '{kept}'";
    }

    public static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static (int Line, string Was, string Now) First(string[] before, string[] now)
    {
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return (line + 1, line < before.Length ? before[line] : "(nothing)", line < now.Length ? now[line] : "(nothing)");
    }
}
