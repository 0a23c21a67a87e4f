using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>One rule as it is answered, or that there is none.</summary>
internal static class RuleAnswers
{
    public static GenerationRule? Find(ImmutableArray<GenerationRule> rules, string id) => rules.FirstOrDefault(rule => rule.Id == id);

    public static Refusal Missing(string id) => new(RefusalKind.Missing, "rule_not_found", $"There is no rule {Short(id)}.");

    public static string Short(string id) => id.Length <= 60 ? id : id[..60] + "…";

    public static JsonAnswer One(int status, GenerationRule rule, string what, IReadOnlyCollection<string>? warnings) =>
        new(status, Envelope.One(RuleJson.Name, rule, RuleJson.Write, $"{RuleJson.Name} {rule.Id} {what}", warnings))
        {
            ETag = what == "deleted" ? null : Conditions.ETagOf(rule, RuleJson.Write),
        };
}
