using System.Collections.Concurrent;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>
/// An account's rules, delegates and budgets. Its settings count how often they changed, in the same transaction: who has the settings knows
/// without a read whether what is remembered still holds, and an account that never had a rule pays nothing for them.
/// </summary>
internal sealed class ApprovalPolicyRows(IStore store, SettingsRows settings)
{
    private readonly ConcurrentDictionary<AccountId, (int Turn, ApprovalPolicyRow Policy)> remembered = new();

    /// <summary>At least as new as the settings.</summary>
    public async ValueTask<ApprovalPolicyRow> Of(AccountId account, AccountSettings now, CancellationToken cancellation)
    {
        if (now.ApprovalTurn == 0)
        {
            return ApprovalPolicyRow.Empty;
        }

        if (remembered.TryGetValue(account, out var known) && known.Turn == now.ApprovalTurn)
        {
            return known.Policy;
        }

        var policy = await store.Read(Key(account), cancellation) is { } row ? Packed.To<ApprovalPolicyRow>(row) : ApprovalPolicyRow.Empty;
        remembered[account] = (now.ApprovalTurn, policy);
        return policy;
    }

    /// <summary>As it is stored now, for whoever is about to show or to change it.</summary>
    public async ValueTask<StoredPolicy> Newest(AccountId account, CancellationToken cancellation)
    {
        var (now, etag) = await settings.Newest(account, cancellation);
        var row = await store.Read(Key(account), cancellation);
        return new StoredPolicy(row is null ? ApprovalPolicyRow.Empty : Packed.To<ApprovalPolicyRow>(row), row?.ETag, now, etag);
    }

    /// <summary>False when someone else changed it, or the settings, since it was read.</summary>
    public async Task<bool> Save(AccountId account, StoredPolicy after, CancellationToken cancellation)
    {
        var body = Packed.From(after.Policy);
        var row = Key(account).Row;
        return await settings.Save(
            account,
            after.Settings with { ApprovalTurn = after.Settings.ApprovalTurn + 1 },
            after.SettingsETag,
            cancellation,
            after.ETag is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, after.ETag));
    }

    /// <summary>In the partition of the settings.</summary>
    private static StoreKey Key(AccountId account) => SettingsRows.Key(account) with { Row = "approval-policy" };
}

/// <summary>A policy and the settings it goes with, as they were read.</summary>
internal sealed record StoredPolicy(ApprovalPolicyRow Policy, string? ETag, AccountSettings Settings, string? SettingsETag)
{
    public Outcome<StoredPolicy> With(ApprovalPolicyRow policy) => Packed.From(policy).Length > StoreLimits.MaxBodyBytes
        ? new Refusal(
            RefusalKind.TooLarge, "policy_too_large", $"All rules, delegates and budgets of an account together take at most {StoreLimits.MaxBodyBytes:N0} bytes.")
        : this with { Policy = policy };
}
