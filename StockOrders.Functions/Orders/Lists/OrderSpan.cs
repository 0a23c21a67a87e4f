using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>Which index rows a reader has to look at: those of some statuses, last modified within some bounds.</summary>
/// <param name="From">Not before this; Unix milliseconds, like <paramref name="To"/>.</param>
/// <param name="To">Not after this.</param>
internal sealed record OrderSpan(ImmutableArray<string> Statuses, long From = 0, long To = long.MaxValue)
{
    public static readonly OrderSpan All = new(StageStatus.All);

    /// <summary>Orders that are not over.</summary>
    public static readonly OrderSpan Living = new(StageStatus.Living);

    public bool IsBounded => From > 0 || To < long.MaxValue;

    public bool IsAll => !IsBounded && Statuses.Length == StageStatus.All.Length;

    public bool IsEmpty => Statuses.IsEmpty || From > To;
}
