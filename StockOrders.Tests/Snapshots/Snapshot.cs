using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StockOrders.Tests.Snapshots;

/// <summary>JSON texts that are checked in, and what is written now beside them.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Holds(string folder, string name, string json)
    {
        var now = JsonSerializer.Serialize(JsonElement.Parse(json), Readable) + "\n";
        var kept = Path.Combine(Folder(folder), name + ".json");
        if (File.Exists(kept) && File.ReadAllText(kept) == now)
        {
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, "received", folder, name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, now, new UTF8Encoding(false));
        Assert.Fail(
            $"{name} is no longer written as in StockOrders.Tests/Snapshots/{folder}/{name}.json. What is stored already is read for years: a member "
            + "may be added with a default; none may be renamed, removed or change its type, and a durable payload that changes needs a new "
            + $"version of its orchestration (docs/workflows.md). Where the change is meant: cp '{received}' '{kept}'\n\nNow it is:\n{now}");
    }

    public static IEnumerable<string> Kept(string folder) =>
        Directory.EnumerateFiles(Folder(folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static string Folder(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
