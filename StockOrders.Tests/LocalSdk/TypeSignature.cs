using System.Reflection;
using System.Runtime.CompilerServices;

namespace StockOrders.Tests.LocalSdk;

/// <summary>
/// One line for a type and one for each of its members, such that two types with the same lines can stand for one another
/// wherever source is compiled against them: names, parameters and their defaults, nullability, abstract, virtual and sealed.
/// </summary>
internal static class TypeSignature
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static string Heading(Type type)
    {
        if (type.IsEnum)
            return $"enum {TypeName.Of(type)} : {TypeName.Of(Enum.GetUnderlyingType(type))}";
        if (type.IsSubclassOf(typeof(Delegate)))
            return "delegate " + MemberSignature.Shape(type.GetMethod("Invoke")!, TypeName.Of(type));

        var parent = type.BaseType is { } known && known != typeof(object) && known != typeof(ValueType) ? " : " + TypeName.Of(known) : "";
        var usage = type.GetCustomAttributesData().SingleOrDefault(data => data.AttributeType == typeof(AttributeUsageAttribute));
        return (usage is null ? "" : Usage(usage)) + Kind(type) + TypeName.Of(type) + parent + TypeName.Constraints(type.GetGenericArguments());
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => MemberSignature.EnumValue(value));

        var interfaces = type.GetInterfaces().Where(known => known.IsVisible).Except(type.BaseType?.GetInterfaces() ?? []);
        return interfaces.Select(known => "implements " + TypeName.Of(known))
            .Concat(type.GetConstructors(Declared).Where(MemberSignature.IsWritten).Select(MemberSignature.Of))
            .Concat(type.GetProperties(Declared).Where(MemberSignature.IsWritten).Select(MemberSignature.Of))
            .Concat(type.GetFields(Declared).Where(MemberSignature.IsWritten).Select(MemberSignature.Of))
            .Concat(type.GetMethods(Declared).Where(MemberSignature.IsWritten).Select(MemberSignature.Of))
            .Order(StringComparer.Ordinal);
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface ";
        if (type.IsValueType)
            return type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly struct " : "struct ";

        var record = type.GetMethod("<Clone>$") is null ? "class " : "record ";
        return type switch
        {
            { IsAbstract: true, IsSealed: true } => "static " + record,
            { IsAbstract: true } => "abstract " + record,
            { IsSealed: true } => "sealed " + record,
            _ => record,
        };
    }

    private static string Usage(CustomAttributeData usage)
    {
        var targets = (AttributeTargets)usage.ConstructorArguments[0].Value!;
        var named = usage.NamedArguments.Select(argument => $", {argument.MemberName} = {argument.TypedValue.Value}");
        return $"[AttributeUsage({targets.ToString().Replace(", ", " | ", StringComparison.Ordinal)}{string.Concat(named)})] ";
    }
}
