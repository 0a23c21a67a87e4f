using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Exceptions;

/// <summary>A question that nobody answers, or that nobody was asked.</summary>
internal static class ApprovalExceptions
{
    public static IEnumerable<OpenException> Of(StockOrder order)
    {
        if (order.PendingStep() is { } step && (IsUnanswered(step) || !IsAnybodyAsked(step) || (step.IsShort() && !step.IsSettledAbove())))
        {
            yield return new OpenException
            {
                Kind = ExceptionKind.ApprovalUnanswered,
                Number = step.Step,
                Since = step.AskedAt,
                Message = $"{Asked(step)} {string.Concat(Since(step))}{step.Reason}",
            };
        }
    }

    private static bool IsUnanswered(ApprovalStep step) => step.RemindedAt is not null || step.EscalatedAt is not null || step.TimedOutAt is not null;

    /// <summary>A key asks by itself; a person without an address hears of nothing.</summary>
    private static bool IsAnybodyAsked(ApprovalStep step) =>
        step.MailedTo().Any() || step.Slots.Any(slot => slot is { Excluded: false, Answer: null } && slot.Approver.StartsWith("key:", StringComparison.Ordinal));

    private static string Asked(ApprovalStep step)
    {
        var asked = string.Join(", ", step.MailedTo());
        return asked.Length > 0 ? $"{asked} asked on {Figures.Instant(step.AskedAt)}."
            : IsAnybodyAsked(step) ? $"Asked on {Figures.Instant(step.AskedAt)}."
            : step.IsShort() ? $"Waits since {Figures.Instant(step.AskedAt)}."
            : $"Waits since {Figures.Instant(step.AskedAt)}, and no approver has an address.";
    }

    private static IEnumerable<string> Since(ApprovalStep step)
    {
        if (step.RemindedAt is { } reminded)
            yield return $"Reminded on {Figures.Instant(reminded)}. ";
        if (step.EscalatedAt is { } escalated)
            yield return $"Escalated to {string.Join(", ", step.EscalatedTo().DefaultIfEmpty(step.Escalation))} on {Figures.Instant(escalated)}. ";
        if (step.TimedOutAt is { } held)
            yield return $"Held since {Figures.Instant(held)}. ";
    }
}
