namespace StockOrders.Functions.Exceptions;

/// <summary>The last day of the account for which people were told what needs them.</summary>
/// <param name="Past">Where owners are many and not all of that day's mails are owed yet: the last owner, in ordinal order, whose is; null: all are.</param>
internal sealed record DigestRow(DateOnly Day, string? Past = null);
