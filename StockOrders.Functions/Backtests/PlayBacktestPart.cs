using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>
/// Plays one part and writes what came of it, under names made of backtest and variant: a repetition overwrites its own, and one that comes
/// after the part was done plays nothing.
/// </summary>
internal sealed class PlayBacktestPart(IStore store, CatalogueBook catalogue, AccountFacts accounts, BacktestBook backtests)
{
    public const string Name = nameof(PlayBacktestPart);

    internal sealed record Input(string Account, string Backtest, int Part);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        if (await backtests.Find(account, input.Backtest, cancellation) is { } backtest)
        {
            await Play(backtest, input.Part, cancellation);
        }
    }

    public async Task Play(BacktestRow backtest, int number, CancellationToken cancellation)
    {
        var at = new StoreKey(BacktestRows.Partition(backtest.Account), BacktestRows.Part(backtest.Id, number));
        var part = Packed.To<BacktestPartRow>(await store.Read(at, cancellation)
            ?? throw new InvalidDataException($"Backtest {backtest.Id} has no part {number}."));
        if (part.IsDone)
        {
            return;
        }

        var played = await Play(backtest, part, cancellation);
        var skipped = part.Variants.Except(played.Select(replay => replay.Variant)).Select(variant => new SkippedVariant(
            variant, "no_history", $"Nothing is known of what {variant.Value} sold until {backtest.Period.To:yyyy-MM-dd}.")).ToImmutableArray();
        List<RowChange> changes =
        [
            .. played.SelectMany(replay => Rows(backtest.Id, replay)),
            RowChange.Put(at.Row, Packed.From(part with
            {
                IsDone = true,
                Replays = played.Count,
                Totals = played.Aggregate(ImmutableArray<RuleFigures>.Empty, (sum, replay) => RuleFigures.Sum(sum, Figures(replay.Replay))),
                Skipped = skipped,
            })),
        ];

        // The part's own row is the last: where this dies half way, it is played again.
        foreach (var transaction in Transactions.Of(at.Partition, changes))
        {
            await store.Commit(at.Partition, transaction, cancellation);
        }
    }

    private async Task<List<(VariantId Variant, WarehouseId Warehouse, Replay Replay)>> Play(
        BacktestRow backtest, BacktestPartRow part, CancellationToken cancellation)
    {
        var account = backtest.Account;
        var variants = await catalogue.Find(account, part.Variants, cancellation);
        var found = await accounts.Of(account, [.. variants.Values], cancellation);

        // What categories have in common was worked out from all that sold until now, so nobody knew it then.
        var facts = found with { Categories = FrozenDictionary<string, CategoryProfile>.Empty };
        var asked = ClockDays.DayOf(backtest.CreatedAt, facts.Settings.Zone());
        var played = new List<(VariantId, WarehouseId, Replay)>();
        foreach (var variant in part.Variants.Select(id => variants.GetValueOrDefault(id)).OfType<Variant>())
        {
            foreach (var warehouse in facts.Warehouses.Where(warehouse => backtest.Warehouse is null || backtest.Warehouse == warehouse.Id))
            {
                if (facts.Sold.TryGetValue((variant.Id, warehouse.Id), out var history) && HasSold(history, backtest.Period.To))
                {
                    played.Add((variant.Id, warehouse.Id, Backtesting.Of(
                        facts.Of(AsOffered(variant, asked), warehouse.Id, warehouse.TransferLeadTime, backtest.Period.From), backtest.Period, backtest.Rules)));
                }
            }
        }

        return played;
    }

    /// <summary>Today's offers, as if they had always held: it is today's terms that are tried on the past.</summary>
    private static Variant AsOffered(Variant variant, DateOnly today) => variant with
    {
        Vendors = [.. variant.Vendors.Where(offer => offer.IsValidOn(today)).Select(offer => offer with { ValidFrom = null, ValidTo = null })],
    };

    public static bool HasSold(DemandHistory history, DateOnly to) => history.Series(to.AddDays(1)).Length > 0;

    private static ImmutableArray<RuleFigures> Figures(Replay replay) => [.. replay.Rules.Select(rule => new RuleFigures(rule.Rule, rule.Figures, rule.Cost))];

    private static IEnumerable<RowChange> Rows(string id, (VariantId Variant, WarehouseId Warehouse, Replay Replay) played)
    {
        var (variant, warehouse, replay) = played;
        yield return RowChange.Put(BacktestRows.Replay(id, variant, warehouse), Packed.From(new ReplayRow(
            variant, warehouse, replay.OpeningStock, replay.OpeningFrom, replay.Demand.FilledDays, replay.Demand.FilledUnits, Figures(replay))));
        yield return RowChange.Put(BacktestRows.Days(id, variant, warehouse), Packed.From(new ReplayDaysRow(
            [.. replay.Demand.Units],
            [
                .. replay.Rules.Select(rule => new RuleDays(
                    rule.Rule,
                    [.. rule.Days.Select(day => day.Arrived)],
                    [.. rule.Days.Select(day => day.Ordered)],
                    [.. rule.Days.Select(day => day.Lost)],
                    [.. rule.Days.Select(day => day.Closing)])),
            ])));
    }
}
