using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Functions;

/// <summary>What the Functions host would refuse or silently ignore is refused here, when the app starts and in a sentence.</summary>
internal static partial class FunctionRules
{
    public static FunctionEntry? Read(string name, MethodInfo method, List<string> problems)
    {
        var place = $"{method.DeclaringType!.FullName}.{method.Name}";
        var triggers = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes(inherit: false)
                .Select(attribute => (parameter, attribute: (Attribute)attribute, kind: KindOf(attribute))))
            .Where(candidate => candidate.kind is not null)
            .ToList();
        var problem = triggers switch
        {
            _ when !NamePattern().IsMatch(name) => $"has the name '{name}'; a name begins with a letter and holds letters, digits, _ and -",
            _ when !method.IsPublic => "is not public, so the worker's generated code cannot call it",
            _ when method.IsGenericMethodDefinition || method.DeclaringType.ContainsGenericParameters => "is generic",
            _ when method is { IsStatic: false, DeclaringType.IsAbstract: true } => "is an instance method of an abstract class",
            [] => "has no trigger that this host knows",
            [_, _, ..] => "has more than one trigger",
            _ => null,
        };
        if (problem is null)
        {
            var function = new FunctionEntry(name, method, triggers[0].kind!.Value, triggers[0].attribute, triggers[0].parameter);
            problem = ReturnProblem(function) ?? ParameterRules.Problem(function);
            if (problem is null)
                return function;
        }

        problems.Add($"{place} ([Function(\"{name}\")]) {problem}.");
        return null;
    }

    public static void RefuseSharedRoutes(IEnumerable<FunctionEntry> functions, List<string> problems)
    {
        var taken = new Dictionary<string, FunctionEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in functions.Where(function => function.Kind == TriggerKind.Http))
        {
            foreach (var method in FunctionRoutes.Methods(function).DefaultIfEmpty("any method"))
            {
                var route = $"{method.ToUpperInvariant()} /{FunctionRoutes.Shape(function)}";
                if (!taken.TryAdd(route, function))
                    problems.Add($"{function.EntryPoint} answers {route}, which {taken[route].EntryPoint} answers already.");
            }
        }
    }

    private static TriggerKind? KindOf(object attribute) => attribute switch
    {
        HttpTriggerAttribute => TriggerKind.Http,
        TimerTriggerAttribute => TriggerKind.Timer,
        QueueTriggerAttribute => TriggerKind.Queue,
        OrchestrationTriggerAttribute => TriggerKind.Orchestration,
        ActivityTriggerAttribute => TriggerKind.Activity,
        _ => null,
    };

    /// <summary>
    /// The ASP.NET Core integration answers IResult and IActionResult; any other value of an HTTP function is dropped and
    /// the caller gets an empty 200. The value of a timer or queue function goes nowhere.
    /// </summary>
    private static string? ReturnProblem(FunctionEntry function)
    {
        var returned = FunctionCall.ReturnedValue(function.Method);
        if (function.Method.ReturnType == typeof(void) && function.Method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
            return "is async void, so nobody would see it end or fail";
        return function.Kind switch
        {
            TriggerKind.Http when returned is not null && returned != typeof(object)
                && !returned.IsAssignableTo(typeof(IResult)) && !returned.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.IActionResult)) =>
                $"returns {returned.Name}; an HTTP function answers an IResult or an IActionResult, anything else would be an empty 200",
            TriggerKind.Timer or TriggerKind.Queue when returned is not null => $"returns {returned.Name}, which would go nowhere",
            _ => null,
        };
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_\-]{0,126}\z")]
    private static partial Regex NamePattern();
}
