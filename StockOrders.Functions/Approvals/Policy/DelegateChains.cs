using StockOrders.Domain.Approvals;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Those who stand in for others who stand in for others: not in a circle, and not through too many hands.</summary>
internal static class DelegateChains
{
    public static (string Code, string Message)? Fault(ApprovalDelegate stand, IReadOnlyList<ApprovalDelegate> others)
    {
        // Who stands in for whom changes on the first day of one of them, and on no other day of these.
        foreach (var day in others.Select(other => other.From).Append(stand.From).Where(stand.IsOn).Distinct())
        {
            var before = Walk(stand.Approver, day, others, other => other.Delegate, other => other.Approver);
            var after = Walk(stand.Delegate, day, others, other => other.Approver, other => other.Delegate);
            if (after.FirstOrDefault(person => IsSame(person, stand.Approver)) is not null)
            {
                return ("delegate_circle", $"On {day:yyyy-MM-dd} it would come back to {stand.Approver}: {string.Join(", then ", [stand.Delegate, .. after])}.");
            }

            if (before.Count + 1 + after.Count > ApprovalDelegate.MaxChain)
            {
                return (
                    "delegate_chain_too_long",
                    $"On {day:yyyy-MM-dd} a question would go through {before.Count + 1 + after.Count} hands; {ApprovalDelegate.MaxChain} are possible.");
            }
        }

        return null;
    }

    private static List<string> Walk(
        string person, DateOnly day, IReadOnlyList<ApprovalDelegate> others, Func<ApprovalDelegate, string> from, Func<ApprovalDelegate, string> to)
    {
        var hands = new List<string>();
        while (hands.Count <= ApprovalDelegate.MaxChain && others.FirstOrDefault(other => other.IsOn(day) && IsSame(from(other), person)) is { } next)
        {
            person = to(next);
            hands.Add(person);
        }

        return hands;
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
