using System.Security.Cryptography;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Records what was sold, each line once by its id, whoever sends it and however often. Lines of variants that there are none of are
/// kept aside until their variant appears.
/// </summary>
internal sealed class SalesBook(IStore store, PartsBook parts, KeptAside aside, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>
    /// Takes any number of lines in any order, from any number of callers at once. Of lines under one id the last counts. Lines are sound:
    /// their warehouses are there, their days within <see cref="FeedDays"/>, their figures as fine as <see cref="SaleLine"/> says. Any
    /// other exception than that of too large demand leaves some of them recorded; sent again, the rest is, and nothing twice.
    /// </summary>
    /// <exception cref="DemandTooLargeException">A day would come to more than can be counted.</exception>
    /// <exception cref="CrowdedException">Too many others changed the same days at this moment.</exception>
    public async Task<SalesRecorded> Record(AccountId account, IReadOnlyCollection<SaleLine> lines, CancellationToken cancellation)
    {
        var madeOf = await parts.Of(account, [.. lines.Select(line => line.Variant).Distinct()], cancellation);

        // Sales of a variant that came and went wait a second time; those of the first time must not be taken for them, even on a clock that stands.
        var now = clock.GetUtcNow().AddTicks(RandomNumberGenerator.GetInt32((int)TimeSpan.TicksPerSecond));
        var last = new Dictionary<string, SaleLine>(lines.Count, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            last[line.Id] = line;
        }

        List<LineTarget> targets = [.. last.Values.Select(line => new LineTarget(line.Id, madeOf.TryGetValue(line.Variant, out var components)
            ? new SoldLine(line.Variant, line.Warehouse, line.Date, line.Quantity, components.IsEmpty ? null : components)
            : new SoldLine(line.Variant, line.Warehouse, line.Date, line.Quantity, Aside: now)))];
        if (madeOf.FirstOrDefault(made => made.Value.Length > Explosion.MaxParts) is { Value.IsDefault: false } tooMany)
        {
            // Its components have come to be made of more since it was saved.
            throw new DemandTooLargeException(new Place(tooMany.Key, last.Values.First(line => line.Variant == tooMany.Key).Warehouse), tooMany.Value.Length);
        }

        var tally = new SalesTally();
        await Write(DemandNames.Partition(account), targets, tally, cancellation);

        var unknown = targets.Where(target => target.Sale.Aside is not null).Select(target => target.Sale.Variant).ToHashSet();
        if (unknown.Count > 0)
        {
            // A variant that appeared meanwhile may have looked for what waits before this was written.
            unknown.ExceptWith((await aside.Apply(account, unknown, cancellation)).Counting);
        }

        return tally.Recorded(unknown);
    }

    /// <summary>
    /// Lines that make up a good part of what a day can hold are worked out before the first is written, so that either all or none are
    /// taken. Others never come near it.
    /// </summary>
    private static bool MayBeTooLarge(List<LineTarget> targets)
    {
        const decimal GoodPart = DemandDays.MaxOfDay / DemandHistory.Scale / 1_000;
        var units = 0m;
        foreach (var sale in targets.Select(target => target.Sale))
        {
            units += Math.Abs(sale.Quantity) * (1 + (sale.Components?.Sum(part => part.Quantity) ?? 0));
        }

        return units > GoodPart;
    }

    private async Task Write(string partition, List<LineTarget> targets, SalesTally tally, CancellationToken cancellation)
    {
        using var standing = new StandingLines(store, partition, [.. targets.Select(target => target.Id)]);
        if (MayBeTooLarge(targets))
        {
            await standing.Look([], since: 0, cancellation);
            await SalesTransaction.Try(store, partition, targets, standing, cancellation);
        }

        var writer = new SalesWriter(store, partition, standing, tally);
        var chains = SalesChains.Of(targets);

        // The first one alone: where it meets lines that were sent before, the others need not try to add theirs.
        foreach (var first in chains.Take(1))
        {
            await writer.Write(first, cancellation);
        }

        await Parallel.ForEachAsync(
            chains.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (chain, stop) => await writer.Write(chain, stop));
    }
}
