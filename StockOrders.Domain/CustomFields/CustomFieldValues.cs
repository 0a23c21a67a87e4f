using System.Collections.Immutable;

namespace StockOrders.Domain.CustomFields;

/// <summary>How a client last wrote custom fields, and so how they are answered.</summary>
internal enum CustomFieldForm
{
    /// <summary><c>["field=value", …]</c></summary>
    List,

    /// <summary><c>"field=value"</c>, one on each line.</summary>
    Text,

    /// <summary><c>{"field": "value"}</c></summary>
    Object,
}

internal readonly record struct CustomFieldValue(string Name, string Value);

/// <summary>The custom fields of an order, in the order in which they were first written. Never empty: none is null.</summary>
internal sealed record CustomFieldValues(ImmutableArray<CustomFieldValue> Values, CustomFieldForm Form = CustomFieldForm.List)
{
    public string? Find(string name)
    {
        foreach (var field in Values)
        {
            if (field.Name == name)
                return field.Value;
        }

        return null;
    }

    /// <summary>By what is in them: arrays that hold the same are not equal by themselves.</summary>
    public bool Equals(CustomFieldValues? other) =>
        other is not null && Form == other.Form && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => Values.Aggregate((int)Form, HashCode.Combine);
}
