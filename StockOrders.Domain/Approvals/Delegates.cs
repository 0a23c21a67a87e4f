using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>Who stands in for whom on a day.</summary>
internal static class Delegates
{
    /// <summary>
    /// The last of the chain; null where nobody stands in. A chain that is longer than <see cref="ApprovalDelegate.MaxChain"/>, or comes back
    /// to somebody, stands for nothing: the approver is asked themself.
    /// </summary>
    public static string? Of(string approver, DateOnly day, ImmutableArray<ApprovalDelegate> delegates)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { approver };
        string? last = null;
        while (delegates.FirstOrDefault(one => one.IsOn(day) && IsSame(one.Approver, last ?? approver)) is { } found)
        {
            if (!seen.Add(found.Delegate) || seen.Count > ApprovalDelegate.MaxChain + 1)
                return null;
            last = found.Delegate;
        }

        return last;
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
