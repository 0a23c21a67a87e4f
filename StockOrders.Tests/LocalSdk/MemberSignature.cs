using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StockOrders.Tests.LocalSdk;

/// <summary>A public or protected member in one line.</summary>
internal static class MemberSignature
{
    public static string EnumValue(FieldInfo value) =>
        $"{Obsolete(value)}{value.Name} = {Convert.ToString(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}";

    public static string Of(ConstructorInfo constructor) => $"{Access(constructor)}.ctor({Parameters(constructor)})";

    public static string Of(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? $" = {Constant(field.GetRawConstantValue())}" : "";
        return $"{Obsolete(field)}{(field.IsPublic ? "public " : "protected ")}{kind}{TypeName.Of(new NullabilityInfoContext().Create(field))} {field.Name}{value}";
    }

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsSeen).ToArray();
        var widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        var bodies = accessors.OrderBy(accessor => accessor == property.SetMethod).Select(accessor =>
            (accessor.IsPublic == widest.IsPublic ? "" : Access(accessor))
            + (accessor == property.GetMethod ? "get; " : IsInit(accessor) ? "init; " : "set; "));
        var keys = string.Join(", ", property.GetIndexParameters().Select(Of));
        var name = keys.Length == 0 ? property.Name : $"this[{keys}]";
        return $"{Obsolete(property)}{Access(widest)}{Dispatch(widest)}{TypeName.Of(new NullabilityInfoContext().Create(property))} {name} {{ {string.Concat(bodies)}}}";
    }

    public static string Of(MethodInfo method)
    {
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        return Obsolete(method) + Access(method) + Dispatch(method) + Shape(method, method.Name + arguments)
            + TypeName.Constraints(method.GetGenericArguments());
    }

    /// <summary>What goes in and what comes out, under a name.</summary>
    public static string Shape(MethodInfo method, string name)
    {
        var result = TypeName.Of(new NullabilityInfoContext().Create(method.ReturnParameter));
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{result} {name}({extension}{Parameters(method)})";
    }

    /// <summary>Whether an author wrote it: what the compiler adds to a record is told by the word record.</summary>
    public static bool IsWritten(MethodBase method) => IsSeen(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && (!method.IsSpecialName || method is ConstructorInfo || method.Name.StartsWith("op_", StringComparison.Ordinal));

    public static bool IsWritten(PropertyInfo property) =>
        property.Name != "EqualityContract" && property.GetAccessors(nonPublic: true).Any(IsSeen);

    public static bool IsWritten(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static string Obsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? "[Obsolete] " : "";

    private static string Dispatch(MethodInfo method)
    {
        if (method.IsStatic)
            return "static ";
        if (method.IsAbstract)
            return method.DeclaringType!.IsInterface ? "" : "abstract ";
        if (!method.IsVirtual)
            return "";
        if (method.Attributes.HasFlag(MethodAttributes.NewSlot))
            return method.IsFinal ? "" : "virtual ";

        return method.IsFinal ? "sealed override " : "override ";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Of));

    private static string Of(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Constant(parameter.RawDefaultValue)}" : "";
        return $"{many}{TypeName.Of(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
    }

    private static string Constant(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
