namespace StockOrders.Functions.Hosting;

/// <summary>Scopes as administrators write them.</summary>
internal static class ScopeNames
{
    private static readonly (Scopes Scope, string Name)[] All =
    [
        (Scopes.Read, "read"), (Scopes.Write, "write"), (Scopes.Receive, "receive"), (Scopes.Approve, "approve"), (Scopes.Admin, "admin"),
    ];

    public static string Of(Scopes scopes)
    {
        var names = string.Join(", ", Each(scopes));
        return names.Length == 0 ? "none" : names;
    }

    public static Scopes? Find(string name) => All.Where(each => each.Name == name).Select(each => (Scopes?)each.Scope).FirstOrDefault();

    public static IEnumerable<string> Each(Scopes scopes) => All.Where(each => scopes.HasFlag(each.Scope)).Select(each => each.Name);
}
