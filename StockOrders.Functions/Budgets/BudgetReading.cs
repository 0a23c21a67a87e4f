using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Budgets;

/// <summary>
/// Budgets as one decision sees them. What it read is what its transaction writes under the same ETag: of two that would both take the last
/// of a budget, the second is decided again.
/// </summary>
internal sealed class BudgetReading(
    IStore store, BudgetCount count, AccountId account, AccountSettings settings, ImmutableArray<DefinedBudget> budgets, DateTimeOffset now)
{
    private readonly Dictionary<(string Budget, DateOnly From), (BudgetSumRow Sum, string? ETag)> read = [];
    private readonly Lazy<TimeZoneInfo> zone = new(settings.Zone);

    public DateOnly Today => ClockDays.DayOf(now, zone.Value);

    /// <param name="without">An order that does not count: the one that is decided on.</param>
    public async Task<ImmutableArray<BudgetStanding>> Standings(StockOrder? without, CancellationToken cancellation)
    {
        var own = without is null ? null : (await count.CommitmentOf(account, zone.Value, without, cancellation)).Taken;
        var standings = ImmutableArray.CreateBuilder<BudgetStanding>();
        foreach (var budget in budgets)
        {
            var (from, to) = BudgetPeriods.Of(budget.Budget.Period, Today);
            var sum = (await Sum(budget, from, to, cancellation)).Sum;
            var others = own is not null && IsIn(own, budget.Budget, from, to) ? sum.With(own, -1) : sum;
            standings.Add(new BudgetStanding(budget.Budget, from, to, Worth.Of(others, settings).Amount));
        }

        return standings.ToImmutable();
    }

    public async Task<(BudgetSumRow Sum, string? ETag)> Sum(DefinedBudget budget, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (read.TryGetValue((budget.Budget.Id, from), out var known))
        {
            return known;
        }

        var row = await store.Read(new StoreKey(OrderRows.Partition(account), BudgetRows.Sum(budget.Budget.Id, from)), cancellation);
        var sum = row is null ? null : Packed.To<BudgetSumRow>(row);

        // Others may have gone by what the budget was before for as long as settings are remembered.
        if (sum is null || sum.Counted < budget.Since + SettingsRows.RememberedFor)
        {
            sum = await count.Sum(account, zone.Value, budget.Budget, from, to, cancellation);
        }

        return read[(budget.Budget.Id, from)] = (sum, row?.ETag);
    }

    /// <summary>What budgets are changed by changes of orders; nothing where no order takes more or less than before.</summary>
    public async Task<IReadOnlyList<RowChange>> Changes(IEnumerable<(StockOrder? Before, StockOrder After)> changes, CancellationToken cancellation)
    {
        var rows = new List<RowChange>();
        if (budgets.IsEmpty)
        {
            return rows;
        }

        var touched = new Dictionary<string, RowChange>(StringComparer.Ordinal);
        foreach (var (before, after) in changes.Where(change => TakesOtherwise(change.Before, change.After)))
        {
            var (was, hasRow) = before is null ? (null, false) : await count.CommitmentOf(account, zone.Value, before, cancellation);
            var takes = await count.Fresh(account, zone.Value, after, cancellation);
            if (was is not null)
            {
                await Add(was, -1, touched, cancellation);
            }

            // The order's own ETag guards its row here.
            if (takes is not null)
            {
                await Add(takes, 1, touched, cancellation);
                rows.Add(RowChange.Put(BudgetRows.Commitment(after), Packed.From(takes)));
            }

            if (hasRow && (takes is null || BudgetRows.Commitment(before!) != BudgetRows.Commitment(after)))
            {
                rows.Add(RowChange.Delete(BudgetRows.Commitment(before!)));
            }
        }

        return [.. rows, .. touched.Values];
    }

    private async Task Add(Commitment taken, int times, Dictionary<string, RowChange> touched, CancellationToken cancellation)
    {
        foreach (var budget in budgets.Where(budget => taken.IsUnder(budget.Budget)))
        {
            var (from, to) = BudgetPeriods.Of(budget.Budget.Period, taken.Day);
            var (sum, etag) = await Sum(budget, from, to, cancellation);
            sum = sum.With(taken, times);
            read[(budget.Budget.Id, from)] = (sum, etag);
            var row = BudgetRows.Sum(budget.Budget.Id, from);
            touched[row] = etag is null ? RowChange.Insert(row, Packed.From(sum)) : RowChange.Replace(row, Packed.From(sum), etag);
        }
    }

    private static bool IsIn(Commitment taken, Budget budget, DateOnly from, DateOnly to) => taken.Day >= from && taken.Day <= to && taken.IsUnder(budget);

    /// <summary>Most changes of an order (goods, invoices, mails) take neither more nor less.</summary>
    private static bool TakesOtherwise(StockOrder? before, StockOrder after)
    {
        var (was, takes) = (before is null ? null : Commitment.Of(before, default, []), Commitment.Of(after, default, []));
        return was is null || takes is null
            ? was is not null || takes is not null
            : was.Amount != takes.Amount || was.Currency != takes.Currency || was.Vendor != takes.Vendor || !was.Warehouses.SequenceEqual(takes.Warehouses)
                || !before!.Lines.Select(line => line.Variant).SequenceEqual(after.Lines.Select(line => line.Variant));
    }
}
