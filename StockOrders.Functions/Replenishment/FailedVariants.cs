using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Variants that a run could not work through.</summary>
internal sealed class FailedVariants(IStore store)
{
    public async Task<IReadOnlySet<VariantId>> Of(RunInput run, CancellationToken cancellation)
    {
        var failed = new HashSet<VariantId>();
        await foreach (var row in store.All(RunRows.Failures(new AccountId(run.Account), run.Parts), cancellation))
        {
            failed.Add(new VariantId(Packed.To<RunFailureRow>(row).Variant));
        }

        return failed;
    }
}
