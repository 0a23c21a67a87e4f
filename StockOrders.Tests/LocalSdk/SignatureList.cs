using System.Reflection;

namespace StockOrders.Tests.LocalSdk;

/// <summary>
/// The lines of one package. A build with the Azure packages holds them against the package itself, every other build against LocalSdk.
/// </summary>
internal sealed record SignatureList(string Title, Assembly Assembly, IReadOnlySet<string> Lines)
{
    /// <summary>Packages compiled without nullable annotations take and give null anywhere; LocalSdk may say more than they do.</summary>
    private bool SaysNothingOfNull => Title.EndsWith(", says nothing of null", StringComparison.Ordinal);

    public static IEnumerable<SignatureList> All() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "LocalSdk", "Signatures"), "*.txt")
        let package = Path.GetFileNameWithoutExtension(file)
        let assembly = File.Exists(Path.Combine(AppContext.BaseDirectory, package + ".dll")) ? package : "StockOrders.LocalSdk"
        let lines = File.ReadAllLines(file)
        select new SignatureList(lines[0], Assembly.Load(assembly), Pair(lines).ToHashSet());

    public bool Holds(Type type) => Lines.Contains(TypeSignature.Heading(type) + " | ");

    /// <summary>A line for each type and one for each member, the member's beginning with its type's.</summary>
    public IEnumerable<string> Declared(IEnumerable<Type> types) =>
        from type in types
        let heading = TypeSignature.Heading(type)
        from member in TypeSignature.Members(type).Prepend("")
        let line = $"{heading} | {member}"
        select SaysNothingOfNull ? line.Replace("?", "", StringComparison.Ordinal) : line;

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
