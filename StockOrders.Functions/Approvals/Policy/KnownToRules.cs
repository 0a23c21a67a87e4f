using System.Collections.Frozen;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>What rules, delegates and budgets may name.</summary>
internal sealed record KnownToRules(FrozenSet<string> Vendors, FrozenSet<string> Warehouses, FrozenSet<string> Keys)
{
    public static async Task<KnownToRules> Of(CatalogueBook catalogue, KeyRings keys, AccountId account, CancellationToken cancellation) => new(
        (await catalogue.Vendors(account, cancellation)).Select(row => row.Fact.Id.Value).ToFrozenSet(StringComparer.Ordinal),
        (await catalogue.Warehouses(account, cancellation)).Select(row => row.Fact.Id.Value).ToFrozenSet(StringComparer.Ordinal),
        (await keys.Of(account, cancellation)).Keys.Where(key => key.Revoked is null).Select(key => key.Name).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The end of a sentence that begins with the member's name; null where somebody can be asked by it.</summary>
    public (string Code, string Message)? FaultOfApprover(string text) =>
        Person.KeyNameOf(text) is { } key
            ? Keys.Contains(key) ? null : ("unknown_key", $"names no key of the account: there is no key {ShortText.Of(key)}, or it was revoked.")
            : EmailText.IsAddress(text) ? null : ("not_an_approver", $"must be an e-mail address, or key: and the name of a key; '{ShortText.Of(text)}' is neither.");

    /// <summary>Ids that a client named; null where none were sent, none where null was.</summary>
    public static IReadOnlyList<string>? Named(JsonFields fields, string name, FrozenSet<string> known, string what)
    {
        if (!fields.Has(name))
        {
            return null;
        }

        var sent = Texts(fields, name);
        foreach (var unknown in sent.Where(id => !known.Contains(id)).Take(10))
        {
            fields.Refuse(name, $"unknown_{what}", $"There is no {what} {ShortText.Of(unknown)}.");
        }

        return sent;
    }

    /// <summary>Each once, sorted.</summary>
    public static IReadOnlyList<string> Texts(JsonFields fields, string name)
    {
        const int MaxNamed = 500;
        var sent = fields.Texts(name, MaxNamed) ?? [];
        if (sent.GroupBy(text => text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            fields.Refuse(name, "named_twice", $"{ShortText.Of(twice.Key)} is named twice.");
        }

        return [.. sent.Order(StringComparer.Ordinal)];
    }
}
