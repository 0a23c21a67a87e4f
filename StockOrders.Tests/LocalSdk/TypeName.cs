using System.Reflection;

namespace StockOrders.Tests.LocalSdk;

/// <summary>
/// Types as C# writes them, with their namespaces, so that lines can be read and compared. A question mark is about references only.
/// </summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(byte)] = "byte", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, known: null);

    /// <summary>With a question mark wherever null may stand, inside type arguments too.</summary>
    public static string Of(NullabilityInfo known) => Of(known.Type, known);

    /// <summary>The constraints on type parameters. That one is not to be null leaves no trace here; the compiler tells of it in both builds.</summary>
    public static string Constraints(Type[] parameters)
    {
        var clauses =
            from parameter in parameters
            where parameter.IsGenericParameter
            let all = Constraints(parameter).ToArray()
            where all.Length > 0
            select $" where {parameter.Name} : {string.Join(", ", all)}";
        return string.Concat(clauses);
    }

    private static string Of(Type type, NullabilityInfo? known)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"Nullable<{Of(underlying)}>";

        var mark = known?.ReadState == NullabilityState.Nullable || known?.WriteState == NullabilityState.Nullable ? "?" : "";
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!, known?.ElementType);
        if (type.IsArray)
            return Of(type.GetElementType()!, known?.ElementType) + "[]" + mark;
        // Whether a type parameter takes null is its argument's affair.
        if (type.IsGenericParameter)
            return type.Name;
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mark;

        return Whole(type, known?.GenericTypeArguments) + mark;
    }

    private static string Whole(Type type, NullabilityInfo[]? known)
    {
        var outer = type.IsNested ? Whole(type.DeclaringType!, known: null) + "." : type.Namespace + ".";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
            return outer + type.Name;

        var arguments = type.GetGenericArguments();
        var names = arguments.Select((argument, i) => Of(argument, known?.Length == arguments.Length ? known[i] : null));
        return $"{outer}{type.Name[..tick]}<{string.Join(", ", names)}>";
    }

    private static IEnumerable<string> Constraints(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            yield return "struct";
        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
            yield return Of(type);
        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            yield return "new()";
    }
}
