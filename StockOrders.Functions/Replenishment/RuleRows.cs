using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>All rules by which an account's runs order, in one row.</summary>
internal sealed record GenerationRulesRow(ImmutableArray<GenerationRule> Rules);

/// <summary>An account's rules. Read anew by every run: a rule that was changed holds from the next night on.</summary>
internal sealed class RuleRows(IStore store)
{
    /// <summary>In the order in which they are asked. The ETag is null before the first.</summary>
    public async ValueTask<(ImmutableArray<GenerationRule> Rules, string? ETag)> Of(AccountId account, CancellationToken cancellation) =>
        await store.Read(Key(account), cancellation) is { } row ? (GenerationRules.Sorted(Packed.To<GenerationRulesRow>(row).Rules), row.ETag) : ([], null);

    /// <summary>False when someone else changed them since they were read under the ETag.</summary>
    public async Task<bool> Save(AccountId account, ImmutableArray<GenerationRule> rules, string? etag, CancellationToken cancellation)
    {
        var (partition, row) = Key(account);
        var body = Packed.From(new GenerationRulesRow(GenerationRules.Sorted(rules)));
        return (await store.Commit(partition, [etag is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, etag)], cancellation)).Committed;
    }

    private static StoreKey Key(AccountId account) => new(RowName.Escape(account.Value) + ".account", "generation-rules");
}
