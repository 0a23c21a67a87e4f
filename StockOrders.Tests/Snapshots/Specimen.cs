using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Snapshots;

/// <summary>
/// Makes a value of any stored type: filled, where every member holds something and every list one entry; or bare, where all that may be
/// null is null and all lists are empty. Members are found by reflection, so that one which is added shows by itself.
/// </summary>
internal sealed class Specimen(bool filled)
{
    private readonly NullabilityInfoContext nullability = new();

    public object Of(Type type) =>
        type == typeof(OrderEvent) ? new OrderEvent.Submitted()
        : type == typeof(Effect) ? Record(typeof(Effect.WakeLifecycle))
        : type == typeof(string) ? "text"
        : type == typeof(bool) ? true
        : type == typeof(int) ? 7
        : type == typeof(decimal) ? 12.5m
        : type == typeof(double) ? 0.95
        : type == typeof(TimeSpan) ? TimeSpan.FromHours(25)
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 29)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 3, 29, 5, 6, 7, 890, TimeSpan.Zero)
        : type == typeof(Currency) ? Currency.Of("EUR")
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!
        : type.IsArray ? Entries(type.GetElementType()!)
        : type.IsGenericType ? Generic(type, type.GetGenericTypeDefinition())
        : Record(type);

    private object Generic(Type type, Type open)
    {
        var last = type.GetGenericArguments()[^1];
        if (open == typeof(ImmutableArray<>))
        {
            return Invoke(typeof(Filling), nameof(Filling.Array), last, Entries(last));
        }

        return open == typeof(ImmutableSortedDictionary<,>)
            ? Invoke(typeof(Filling), nameof(Filling.Dictionary), last, Entries(last))
            : throw new NotSupportedException($"Nobody makes a {type}.");
    }

    private Array Entries(Type type)
    {
        var entries = Array.CreateInstance(type, filled ? 1 : 0);
        if (filled)
        {
            entries.SetValue(Of(type), 0);
        }

        return entries;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().Where(one => one.GetParameters() is not [var only] || only.ParameterType != type)
            .MaxBy(one => one.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        var made = constructor is null
            ? RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([.. parameters.Select(parameter => Value(parameter.ParameterType, nullability.Create(parameter)))]);
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.SetMethod is not null && parameters.All(parameter => parameter.Name != member.Name))
            {
                member.SetValue(made, Value(member.PropertyType, nullability.Create(member)));
            }
        }

        return made;
    }

    private object? Value(Type type, NullabilityInfo may) =>
        filled || may.ReadState == NullabilityState.NotNull ? Of(Nullable.GetUnderlyingType(type) ?? type) : null;

    private static object Invoke(Type on, string method, Type argument, Array entries) =>
        on.GetMethod(method)!.MakeGenericMethod(argument).Invoke(null, [entries])!;

    private static class Filling
    {
        public static ImmutableArray<T> Array<T>(T[] entries) => [.. entries];

        public static ImmutableSortedDictionary<string, T> Dictionary<T>(T[] entries) =>
            entries.ToImmutableSortedDictionary(_ => "key", entry => entry);
    }
}
