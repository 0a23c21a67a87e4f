using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace StockOrders.LocalHost.Functions;

/// <summary>Every function of one assembly, found by its attributes and checked before anything runs.</summary>
internal sealed class FunctionCatalogue
{
    private readonly Dictionary<string, FunctionEntry> byName;

    private FunctionCatalogue(Dictionary<string, FunctionEntry> byName) => this.byName = byName;

    public IReadOnlyCollection<FunctionEntry> All => byName.Values;

    public IEnumerable<FunctionEntry> Of(TriggerKind kind) => byName.Values.Where(function => function.Kind == kind);

    public FunctionEntry? Find(string name, TriggerKind kind) =>
        byName.TryGetValue(name, out var function) && function.Kind == kind ? function : null;

    public static FunctionCatalogue Of(Assembly assembly) => Of(assembly.GetTypes());

    /// <exception cref="FunctionCatalogueException">A function could not run as it is declared; every such function is named.</exception>
    public static FunctionCatalogue Of(IEnumerable<Type> types)
    {
        // The Functions host compares names without case.
        var found = new Dictionary<string, FunctionEntry>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        foreach (var (attribute, method) in Declared(types))
        {
            var function = FunctionRules.Read(attribute.Name, method, problems);
            if (function is not null && !found.TryAdd(function.Name, function))
                problems.Add($"{function.EntryPoint} is named '{function.Name}', which is taken by {found[function.Name].EntryPoint}.");
        }

        FunctionRules.RefuseSharedRoutes(found.Values, problems);
        return problems.Count == 0 ? new(found) : throw new FunctionCatalogueException(problems);
    }

    private static IEnumerable<(FunctionAttribute Attribute, MethodInfo Method)> Declared(IEnumerable<Type> types)
    {
        const BindingFlags anyMethod =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in types)
        {
            if (!type.IsClass || type.Name[0] == '<')
                continue;
            foreach (var method in type.GetMethods(anyMethod))
            {
                if (method.GetCustomAttribute<FunctionAttribute>(inherit: false) is { } attribute)
                    yield return (attribute, method);
            }
        }
    }
}

internal sealed class FunctionCatalogueException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems));
