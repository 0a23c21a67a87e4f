using System.Collections.Immutable;
using StockOrders.Domain.Backtests;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Backtests;

/// <summary>What a client wants played again, as far as it can be read without the catalogue.</summary>
/// <param name="Named">Null where a filter, or nothing, says which.</param>
internal sealed record BacktestRequest(
    BacktestPeriod Period, IReadOnlyList<VariantId>? Named, VariantsFilter? Filter, WarehouseId? Warehouse, ImmutableArray<BacktestRule> Rules)
{
    public const int MaxVariants = 1_000;

    /// <summary>Besides today's.</summary>
    public const int MaxRules = 7;

    /// <summary>What came of a rule: read-only, and taken back as it was answered.</summary>
    private static readonly string[] Figures =
    [
        "days", "stock_out_days", "cycles", "stock_out_cycles", "cycle_service_level", "fill_rate", "demand", "lost", "average_stock", "orders",
        "ordered_units", "cost",
    ];

    private const int MaxName = 60;
    private const int MaxDays = 1_000;

    /// <param name="today">The account's.</param>
    public static BacktestRequest? Read(JsonFields fields, DateOnly today, TimeZoneInfo zone)
    {
        var from = fields.Day("from", required: true);
        var to = fields.Day("to", required: true);
        Check(fields, from, to, today);
        var named = ReadVariants(fields);
        var filter = VariantsFilter.Read(fields, zone);
        if (named is not null && fields.Has(VariantsFilter.Name))
        {
            fields.Refuse(VariantsFilter.Name, "either_or", $"Say which variants either in variants or in {VariantsFilter.Name}.");
        }

        var warehouse = fields.Id("warehouse");
        var opening = fields.Number("opening_stock", 0, Quantities.Max, Quantities.MaxDecimals);
        var rules = ReadRules(fields);
        fields.Ignore("id", "status", "done", "seconds_left", "skipped", "skipped_count", "created_at", "finished_at", "failure");
        fields.Close();
        return fields.Findings.IsSound
            ? new BacktestRequest(
                new BacktestPeriod(from!.Value, to!.Value, opening), named, filter, warehouse is null ? null : new WarehouseId(warehouse), rules)
            : null;
    }

    private static void Check(JsonFields fields, DateOnly? from, DateOnly? to, DateOnly today)
    {
        if (from is not { } first || to is not { } last)
        {
            return;
        }

        var oldest = today.AddDays(-DemandHistory.Longest);
        if (last < first)
        {
            fields.Refuse("to", "ends_before_it_begins", $"The period ends on {last:yyyy-MM-dd}, before it begins on {first:yyyy-MM-dd}.");
        }
        else if (last >= today)
        {
            fields.Refuse("to", "date_to_come", $"{last:yyyy-MM-dd} is not over: the last day that can be played is {today.AddDays(-1):yyyy-MM-dd}.");
        }
        else if (first < oldest)
        {
            fields.Refuse("from", "date_too_old", $"{first:yyyy-MM-dd} is too long ago: sales are kept from {oldest:yyyy-MM-dd} on.");
        }
    }

    private static List<VariantId>? ReadVariants(JsonFields fields)
    {
        if (fields.Texts("variants", MaxVariants) is not { } texts)
        {
            return null;
        }

        if (texts.Count == 0)
        {
            fields.Refuse("variants", "empty_list", "variants names none; leave it out for all of them.");
        }

        foreach (var text in texts)
        {
            if (IdText.Fault(text) is { } fault)
            {
                fields.Refuse("variants", "invalid_id", fault);
                return null;
            }
        }

        return [.. texts.Distinct().Select(text => new VariantId(text))];
    }

    private static ImmutableArray<BacktestRule> ReadRules(JsonFields fields)
    {
        var rules = ImmutableArray.Create(new BacktestRule(BacktestRule.Today));
        foreach (var entry in fields.Objects("rules", MaxRules) ?? [])
        {
            var rule = new BacktestRule(entry.Text("name", MaxName, required: true) ?? "")
            {
                ServiceLevel = (double?)entry.Number("service_level", 0.0001m, 0.9999m, 4),
                SafetyStock = entry.Number("safety_stock", 0, Quantities.Max, Quantities.MaxDecimals),
                SafetyDays = entry.Whole("safety_days", 0, MaxDays),
                MinimumStock = entry.Number("minimum_stock", 0, Quantities.Max, Quantities.MaxDecimals),
                ReviewPeriod = entry.Whole("review_period", 0, MaxDays),
                LeadTime = entry.Whole("lead_time", 0, MaxDays),
                Method = entry.Word("forecast_method", false, ChoiceWords.All<ForecastMethod>()),
            };
            entry.Ignore(Figures);
            entry.Close();
            if (string.IsNullOrWhiteSpace(rule.Name) && entry.Has("name"))
            {
                entry.Refuse("name", "empty_text", $"{entry.PathOf("name")} is empty.");
            }
            else if (rules.Any(known => string.Equals(known.Name, rule.Name, StringComparison.OrdinalIgnoreCase)))
            {
                entry.Refuse("name", "name_twice", $"Two rules are named {rule.Name}; '{BacktestRule.Today}' is what all does as it stands.");
            }
            else if (rule.IsAsToday && entry.Findings.IsSound)
            {
                entry.Refuse("name", "rule_says_nothing", $"Rule {rule.Name} says nothing that differs from today's.");
            }

            rules = rules.Add(rule);
        }

        return rules;
    }
}
