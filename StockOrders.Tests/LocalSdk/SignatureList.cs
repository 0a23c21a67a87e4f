using System.Reflection;

namespace StockOrders.Tests.LocalSdk;

/// <summary>
/// The lines of one package. A build with the Azure packages holds them against the package itself, every other build against LocalSdk.
/// </summary>
internal sealed record SignatureList(string Title, Assembly Assembly, IReadOnlyList<string> Lines)
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static IEnumerable<SignatureList> All() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "LocalSdk", "Signatures"), "*.txt")
        let package = Path.GetFileNameWithoutExtension(file)
        let assembly = File.Exists(Path.Combine(Folder, package + ".dll")) ? package : "StockOrders.LocalSdk"
        let lines = File.ReadAllLines(file)
        select new SignatureList(lines[0], Assembly.Load(assembly), [.. Pair(lines)]);

    /// <summary>A line for each type and one for each member, the member's beginning with its type's.</summary>
    public static IEnumerable<string> Declared(IEnumerable<Type> types) =>
        from type in types
        let heading = TypeSignature.Heading(type)
        from member in TypeSignature.Members(type).Prepend("")
        select $"{heading} | {member}";

    private static IEnumerable<string> Pair(IEnumerable<string> lines)
    {
        var heading = "";
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            heading = line[0] == ' ' ? heading : line;
            yield return $"{heading} | {(line[0] == ' ' ? line.Trim() : "")}";
        }
    }
}
