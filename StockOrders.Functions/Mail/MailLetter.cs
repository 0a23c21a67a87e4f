using System.Collections.Immutable;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>What a mail says, before it is set as text and as HTML.</summary>
internal sealed record MailLetter(string Subject, ImmutableArray<MailBlock> Blocks);

internal abstract record MailBlock
{
    private MailBlock()
    {
    }

    internal sealed record Words(string Text) : MailBlock;

    internal sealed record Facts(ImmutableArray<OrderFact> Rows) : MailBlock;

    /// <param name="Shown">At most so many lines; how many more there are is said.</param>
    internal sealed record Goods(OrderSheet Sheet, int Shown = int.MaxValue) : MailBlock;

    /// <summary>The one thing that the reader is to do.</summary>
    internal sealed record Link(string Label, string Address) : MailBlock;
}

/// <summary>A mail ready to be handed over.</summary>
internal sealed record MailText(string Subject, string Text, string Html);
