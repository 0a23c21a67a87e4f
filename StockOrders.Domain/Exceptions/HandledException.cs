namespace StockOrders.Domain.Exceptions;

/// <summary>What people said of an exception. It goes when the exception goes.</summary>
internal sealed record HandledException(ExceptionKind Kind, int Number, string? Assigned = null, DateTimeOffset? SnoozedUntil = null);
