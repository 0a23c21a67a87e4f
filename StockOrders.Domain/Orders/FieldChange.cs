namespace StockOrders.Domain.Orders;

/// <summary>One member that is not what it was.</summary>
/// <param name="Item">The variant of the line; null for the order's header.</param>
/// <param name="Field">As programs know it.</param>
/// <param name="From">Text, number, flag or day; null where there was none.</param>
internal sealed record FieldChange(string? Item, string Field, object? From, object? To);
