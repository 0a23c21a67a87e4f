using System.Collections.Immutable;

namespace StockOrders.Domain.Approvals;

/// <summary>How many of those who are asked may answer, against how many must agree.</summary>
internal static class Quorum
{
    /// <summary>People, not names: who is named by their address and by their key is one.</summary>
    public static int Able(ImmutableArray<ApprovalSlot> slots) => slots
        .Where(slot => !slot.Excluded)
        .Select(slot => slot.Address ?? slot.Approver)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Count();

    /// <summary>Whether fewer may answer than must agree, so that only an escalation or an administrator ends it. Any key may answer the account's own step.</summary>
    public static bool IsShort(this ApprovalStep step) => step is { Rule: not null, Slots.IsEmpty: false } && Able(step.Slots) < step.Needs;

    /// <summary>Whether somebody whom it is, or will be, escalated to may settle it.</summary>
    public static bool IsSettledAbove(this ApprovalStep step) => step.EscalationTo.Any(slot => !slot.Excluded);

    /// <summary>Where too few may, nobody above them is asked, and administrators do not decide.</summary>
    public const string NobodyDecides = "Nobody can let it through: the rule has to be changed, and the order submitted anew.";

    /// <summary>What is wrong with who is asked, and who decides then; null where enough of them may answer.</summary>
    public static string? Shortage(ImmutableArray<ApprovalSlot> slots, int needs, bool isEscalated, bool administratorsDecide)
    {
        var able = Able(slots);
        if (slots.IsEmpty || able >= needs)
            return null;
        if (able == 0)
            return "Its approvers asked for the order themselves, so somebody else has to decide.";
        var why = slots.Any(slot => slot.Excluded) ? "the others asked for the order themselves" : "some of them are one person";
        var then = isEscalated ? "It is escalated at once."
            : administratorsDecide ? "An administrator has to decide."
            : NobodyDecides;
        return $"Only {able} of the {needs} who are needed may decide: {why}. {then}";
    }
}
