using StockOrders.Domain.Values;

namespace StockOrders.Domain.Exceptions;

/// <summary>Why an order needs a person. The words that programs know are in the API's list of them.</summary>
internal enum ExceptionKind
{
    /// <summary>Whoever was asked to approve was reminded, or the question went further or is held; or nobody could be asked.</summary>
    ApprovalUnanswered,

    /// <summary>A mail came back.</summary>
    MailBounced,

    /// <summary>A mail was not taken for delivery.</summary>
    MailFailed,

    /// <summary>The supplier was asked again and is silent.</summary>
    OrderUnconfirmed,
    OrderDeclined,

    /// <summary>The supplier wants other terms, and the buyer is to decide on them.</summary>
    TermsChanged,

    /// <summary>The day on which the goods were expected has passed.</summary>
    OrderDelayed,
    InvoiceHeld,

    /// <summary>A connection did not take the order.</summary>
    SaveFailed,

    /// <summary>Sent, and mailed to nobody.</summary>
    NoSupplierAddress,
}

/// <summary>One thing about an order that needs a person. It follows from the order alone and is gone as soon as the order says otherwise.</summary>
internal sealed record OpenException
{
    public required ExceptionKind Kind { get; init; }

    /// <summary>Tells apart those of a kind over the life of the order: the approval step, the proposal, the place of the invoice.</summary>
    public required int Number { get; init; }

    /// <summary>When it began to wait for a person.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is the matter, with the figures.</summary>
    public required string Message { get; init; }

    /// <summary>The address of the person who took it on, or was given it; null where nobody was.</summary>
    public string? Assigned { get; init; }

    /// <summary>Until then nobody wants to hear of it.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Where it is about an invoice.</summary>
    public InvoiceId? Invoice { get; init; }

    public bool Is(ExceptionKind kind, int number) => Kind == kind && Number == number;

    public bool IsSnoozed(DateTimeOffset now) => SnoozedUntil > now;
}
