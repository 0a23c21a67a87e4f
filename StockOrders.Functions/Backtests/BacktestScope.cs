using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Backtests;

/// <summary>Which variants a backtest is about: those it names, those its filter holds for as of now, or all that are not removed.</summary>
internal sealed class BacktestScope(CatalogueBook catalogue, DemandRows demand, AccountFacts accounts)
{
    public async Task<IReadOnlyList<VariantId>> Of(AccountId account, BacktestRequest request, DateOnly today, Findings findings, CancellationToken cancellation)
    {
        if (request.Warehouse is { } warehouse && await catalogue.Find(account, warehouse, cancellation) is null)
        {
            findings.Refuse("warehouse", "unknown_warehouse", $"There is no warehouse {warehouse.Value}.");
        }

        if (request.Named is not { } named)
        {
            return await Filtered(account, request, today, cancellation);
        }

        var known = await catalogue.Find(account, named, cancellation);
        foreach (var unknown in named.Where(id => !known.ContainsKey(id)).Take(10))
        {
            findings.Refuse("variants", "unknown_variant", $"There is no variant {unknown.Value}.");
        }

        if (findings.IsSound && !(await demand.Of(account, named, cancellation)).Any(sold => IsPlayable(sold.Key.Warehouse, sold.Value, request)))
        {
            findings.Refuse("variants", "no_history", $"Nothing is known of what {(named.Count == 1 ? named[0].Value : "any of them")} sold until {request.Period.To:yyyy-MM-dd}.");
        }

        return named;
    }

    private static bool IsPlayable(WarehouseId warehouse, DemandHistory history, BacktestRequest request) =>
        (request.Warehouse is null || request.Warehouse == warehouse) && PlayBacktestPart.HasSold(history, request.Period.To);

    private async Task<IReadOnlyList<VariantId>> Filtered(AccountId account, BacktestRequest request, DateOnly today, CancellationToken cancellation)
    {
        var variants = (await catalogue.Variants(account, cancellation)).Select(row => row.Fact).Where(variant => !variant.Removed).ToList();
        if (request.Filter is not { } filter)
        {
            return [.. variants.Select(variant => variant.Id)];
        }

        var candidates = variants.Where(variant => filter.MayHold(new VariantView(variant, null))).ToList();
        var facts = await accounts.Of(account, candidates, cancellation);
        return
        [
            .. candidates
                .Where(variant => filter.Holds(new VariantView(variant, facts.Metrics(variant, facts.Suggest(variant, today), today))))
                .Select(variant => variant.Id),
        ];
    }
}
