using System.Collections.Immutable;

namespace StockOrders.Domain.CustomFields;

internal enum CustomFieldType
{
    Text,
    Number,

    /// <summary>A day of the account.</summary>
    Date,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of the choices.</summary>
    Choice,
}

/// <summary>A custom field that an account defines for its orders.</summary>
/// <param name="Choices">Of a choice; empty for other types.</param>
/// <param name="Required">True where no order is made without it, unless there is a default.</param>
/// <param name="Default">What a new order has where its client says nothing; null: nothing.</param>
internal sealed record CustomFieldDefinition(
    string Name, CustomFieldType Type = CustomFieldType.Text, ImmutableArray<string> Choices = default, bool Required = false, string? Default = null);
