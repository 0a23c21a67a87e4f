using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>What a run found to be needed of one variant from one vendor.</summary>
/// <param name="DueIn">Days until it has to be ordered; 0: today.</param>
internal sealed record DraftNeed(Suggestion Suggestion, int DueIn = 0);

/// <summary>A draft as it should stand tonight.</summary>
/// <param name="Adds">Its lines are what is needed beyond a draft that people have changed, not yet rounded.</param>
internal sealed record WantedDraft(OrderHeader Header, ImmutableArray<OrderLine> Lines, ImmutableArray<string> Remarks, bool Submits = false, bool Adds = false);

/// <param name="Remarks">Why there is no draft of something that is needed.</param>
internal sealed record WantedDrafts(ImmutableArray<WantedDraft> Drafts, ImmutableArray<string> Remarks)
{
    public static WantedDrafts None { get; } = new([], []);
}
