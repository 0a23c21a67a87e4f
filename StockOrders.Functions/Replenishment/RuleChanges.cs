using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Changes one of an account's rules. All stand in one row, so that a change is made anew where somebody else was faster.</summary>
internal sealed class RuleChanges(RuleRows rows)
{
    private const int MaxAttempts = 20;

    /// <summary>The rules with that one as the fields tell it.</summary>
    public static (ImmutableArray<GenerationRule> After, IResult Answer) With(
        ImmutableArray<GenerationRule> rules, string id, JsonFields fields, HashSet<VendorId> vendors, HashSet<WarehouseId> warehouses)
    {
        var now = RuleAnswers.Find(rules, id);
        var wanted = RuleInput.Over(now, id, fields);
        foreach (var unknown in wanted.Vendors.Where(vendor => !vendors.Contains(vendor)).Take(10))
        {
            fields.Refuse("vendors", "unknown_vendor", $"There is no vendor {RuleAnswers.Short(unknown.Value)}.");
        }

        foreach (var unknown in wanted.Warehouses.Where(warehouse => !warehouses.Contains(warehouse)).Take(10))
        {
            fields.Refuse("warehouses", "unknown_warehouse", $"There is no warehouse {RuleAnswers.Short(unknown.Value)}.");
        }

        if (now is null && rules.Length >= GenerationRules.MaxRules)
        {
            fields.Refuse("id", "too_many_rules", $"An account has at most {GenerationRules.MaxRules} rules.");
        }

        return !fields.Findings.IsSound ? (rules, RefusalAnswer.Of(fields.Findings.Errors))
            : now is null ? (rules.Add(wanted), RuleAnswers.One(StatusCodes.Status201Created, wanted, "created", fields.Findings.Warnings))
            : (rules.Replace(now, wanted), RuleAnswers.One(StatusCodes.Status200OK, wanted, "updated", fields.Findings.Warnings));
    }

    public async Task<IResult> Do(
        HttpRequest request,
        Caller caller,
        string id,
        Func<ImmutableArray<GenerationRule>, string, (ImmutableArray<GenerationRule> After, IResult Answer)> change,
        CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (now, stored) = await rows.Of(caller.Account, cancellation);
            if (!Conditions.Holds(request, RuleAnswers.Find(now, id) is { } there ? Conditions.ETagOf(there, RuleJson.Write) : null))
            {
                return RefusalAnswer.Of(new Refusal(RefusalKind.Stale, "stale_version", "The rule is not as If-Match says. Read it again.", "If-Match"));
            }

            var (after, answer) = change(now, id);
            if (after == now || await rows.Save(caller.Account, after, stored, cancellation))
            {
                return answer;
            }
        }

        throw new CrowdedException($"Rules of {caller.Account} were changed by others {MaxAttempts} times in a row.");
    }
}
