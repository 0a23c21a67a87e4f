using StockOrders.Domain.Approvals;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Who is to stand in for whom, over what there is.</summary>
internal static class DelegateInput
{
    public const int MaxDelegates = 200;

    public const int MaxComment = 500;

    public static ApprovalDelegate Over(ApprovalDelegate? now, string id, JsonFields fields, KnownToRules known, ApprovalPolicyRow policy)
    {
        fields.Ignore("id");
        var stand = new ApprovalDelegate(
            id,
            Person(fields, "approver", known, now is null) ?? now?.Approver ?? "",
            Person(fields, "delegate", known, now is null) ?? now?.Delegate ?? "",
            fields.Day("from", required: now is null) ?? now?.From ?? default,
            fields.Day("to", required: now is null) ?? now?.To ?? default,
            fields.Has("comment") ? fields.Text("comment", MaxComment) : now?.Comment);
        if (fields.Findings.IsSound)
        {
            RefuseUnfit(stand, [.. policy.Delegates.Where(other => other.Id != id)], fields);
        }

        fields.Close();
        return stand;
    }

    private static string? Person(JsonFields fields, string name, KnownToRules known, bool isRequired)
    {
        if (fields.Text(name, EmailText.MaxLength, isRequired) is not { Length: > 0 } text)
        {
            return null;
        }

        if (known.FaultOfApprover(text) is { } fault)
        {
            fields.Refuse(name, fault.Code, $"{name} {fault.Message}");
        }

        return text;
    }

    private static void RefuseUnfit(ApprovalDelegate stand, IReadOnlyList<ApprovalDelegate> others, JsonFields fields)
    {
        if (stand.To < stand.From)
        {
            fields.Refuse("to", "ends_before_it_begins", $"to ({stand.To:yyyy-MM-dd}) is before from ({stand.From:yyyy-MM-dd}).");
        }
        else if (IsSame(stand.Approver, stand.Delegate))
        {
            fields.Refuse("delegate", "own_delegate", $"{stand.Approver} cannot stand in for themself.");
        }
        else if (others.FirstOrDefault(other => IsSame(other.Approver, stand.Approver) && other.From <= stand.To && stand.From <= other.To) is { } overlap)
        {
            fields.Refuse(
                "from", "delegates_overlap", $"{overlap.Delegate} stands in for {stand.Approver} from {overlap.From:yyyy-MM-dd} to {overlap.To:yyyy-MM-dd} ({overlap.Id}); one person does at a time.");
        }
        else if (DelegateChains.Fault(stand, others) is { } fault)
        {
            fields.Refuse("delegate", fault.Code, fault.Message);
        }
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
