using System.Runtime.CompilerServices;

namespace StockOrders.Tests.Functions.Lifecycle;

/// <summary>
/// Histories of lifecycles as files: they stand for instances that are waiting out there and were begun by older code. One is never written
/// anew: where the orchestration changes, its new version gets files of its own.
/// </summary>
internal static class KeptHistories
{
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name + ".json"));

    /// <summary>Written beside the tests, where a path that is not kept yet can be taken from.</summary>
    public static void Offer(string name, string history)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "received", "Histories"));
        File.WriteAllText(Path.Combine(folder.FullName, name + ".json"), history);
        Assert.True(Names.Contains(name), $"There is no kept history of {name}. Where the path is new: cp '{folder.FullName}/{name}.json' '{Folder()}/'");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Histories");
}
