using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that meet the end of their process, and what others see between their steps.</summary>
public sealed class KilledRunTests
{
    [Fact]
    public async Task Killed_between_any_two_steps_the_run_ends_as_if_it_had_not_been()
    {
        string? undisturbed = null;
        var steps = int.MaxValue;
        for (var killedAt = -1; killedAt < steps; killedAt++)
        {
            await using var shop = await DraftShop.Drafted(variants: 3);
            await shop.Cheaper(2);
            await shop.Has(3, inStock: 5);
            var (commit, at) = (0, killedAt);
            shop.Store.BeforeCommit = (partition, _) =>
            {
                if (partition == OrderRows.Partition(Shop.Account) || partition == RunRows.Partition(Shop.Account))
                {
                    if (commit++ == at)
                    {
                        throw new IOException("The process is gone.");
                    }
                }
            };

            try
            {
                await shop.Run("second");
            }
            catch (IOException)
            {
                // Killed before the run was written down: it is started again.
                await shop.Run("second");
            }

            await shop.After(TimeSpan.FromMinutes(20));
            Assert.Equal(RunStatus.Completed, (await shop.Found("second")).Status);
            var left = string.Join('\n', (await shop.OpenDrafts()).Select(order =>
                $"{order.Header.Vendor} {string.Join(", ", order.Lines.Select(line => $"{line.Variant} {line.Ordered:0}"))}"));
            foreach (var number in Enumerable.Range(1, 3))
            {
                var metrics = (await shop.Metrics(RunShop.IdOf(number)))!;
                Assert.Equal(($"{killedAt}", number == 3 ? 35 : 30, 0), ($"{killedAt}", metrics.OnOrder, metrics.Replenishment));
            }

            Assert.Empty(await shop.Store.All(OrderRows.AllUncounted(Shop.Account, "second"), default).ToListAsync());
            if (killedAt < 0)
            {
                (undisturbed, steps) = (left, commit);
                Assert.Equal("v1 c20_0001 30, c20_0003 35\nv2 c20_0002 30", left);
            }

            Assert.True(undisturbed == left, $"Killed at {killedAt} of {steps}: {left}");
        }

        Assert.InRange(steps, 5, 60);
    }

    /// <summary>What comes from another vendor tonight stands full on both at no moment.</summary>
    [Fact]
    public async Task What_moves_to_another_vendor_is_at_no_moment_on_both_drafts()
    {
        await using var shop = await DraftShop.Drafted(variants: 3);
        await shop.Cheaper(2);
        var most = 0m;
        shop.Store.BeforeCommit = (_, _) => most = Math.Max(most, shop.Ordered().GetAwaiter().GetResult().GetValueOrDefault(RunShop.IdOf(2)));

        await shop.Run("second");

        Assert.Equal(30, most);
        Assert.Equal(30, (await shop.Ordered())[RunShop.IdOf(2)]);
    }
}
