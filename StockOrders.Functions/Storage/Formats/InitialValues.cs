using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace StockOrders.Functions.Storage.Formats;

/// <summary>
/// Generated code makes a record through its init setters all at once and so gives a member that a row lacks the zero of its type, whatever
/// the record says: of a row from before a list was added, the list would be no list at all. Made the ordinary way, the record's own
/// initial values stand until the row says otherwise.
/// </summary>
internal static class InitialValues
{
    private static readonly MethodInfo Typed = typeof(InitialValues).GetMethod(nameof(Setter), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Positional records are left alone: their constructor knows its own defaults.</summary>
    public static void Stand(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsAbstract || type.Type.GetConstructor(Type.EmptyTypes) is not { } make)
        {
            return;
        }

        type.CreateObject = () => make.Invoke(null);
        var initial = make.Invoke(null);
        foreach (var property in type.Properties)
        {
            if (Nullable.GetUnderlyingType(property.PropertyType) is not null && property.Get?.Invoke(initial) is not null)
            {
                // Null is a value here: left out as others are, it would be read back as what the member begins with.
                property.ShouldSerialize = static (_, _) => true;
            }

            if (property.AttributeProvider is PropertyInfo { SetMethod: { } set })
            {
                property.Set = (Action<object, object?>)Typed.MakeGenericMethod(type.Type, property.PropertyType).Invoke(null, [set])!;
            }
        }
    }

    private static Action<object, object?> Setter<TOwner, TValue>(MethodInfo set)
    {
        var typed = set.CreateDelegate<Action<TOwner, TValue>>();
        return (owner, value) => typed((TOwner)owner, (TValue)value!);
    }
}
