namespace StockOrders.Functions.Mail;

/// <summary>What came of handing a mail over.</summary>
/// <param name="Failure">Why it was not taken, in a sentence; null when it was, or need not be any more.</param>
internal sealed record MailHandover(MailHandoverResult Result, string? Failure = null)
{
    public static readonly MailHandover Taken = new(MailHandoverResult.Taken);

    public static readonly MailHandover NotNeeded = new(MailHandoverResult.NotNeeded);
}

internal enum MailHandoverResult
{
    Taken,

    /// <summary>Events have overtaken it.</summary>
    NotNeeded,

    /// <summary>Not taken now: the line broke, the key is wrong, the quota is used up. None of it is the mail's fault.</summary>
    NotNow,

    /// <summary>This very mail will never be taken: its address is none, or it is too large.</summary>
    Never,
}
