using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// What approval needs to know beside the order. A fact that a rule asks for and that was not loaded counts as unknown, and what is unknown
/// never lets an order through: a person is asked.
/// </summary>
internal sealed record ApprovalFacts
{
    public static readonly ApprovalFacts None = new();

    public ImmutableArray<ApprovalRule> Rules { get; init; } = [];

    /// <summary>By vendor: whether any order was sent to them before. Only where a rule asks.</summary>
    public ImmutableDictionary<VendorId, bool> SentBefore { get; init; } = ImmutableDictionary<VendorId, bool>.Empty;

    /// <summary>What the catalogue has on the variants of the order's vendor. Only where a rule, or a budget, asks.</summary>
    public ImmutableDictionary<VariantId, CatalogueFact> Catalogue { get; init; } = ImmutableDictionary<VariantId, CatalogueFact>.Empty;

    /// <summary>Every budget that the order may fall under, or null where none was loaded.</summary>
    public ImmutableArray<BudgetStanding>? Budgets { get; init; }

    public ImmutableArray<ApprovalDelegate> Delegates { get; init; } = [];

    /// <summary>By the name of an API key: the address of the person it belongs to.</summary>
    public ImmutableDictionary<string, string> KeyAddresses { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Offer">Of the order's vendor; null where they have none.</param>
/// <param name="Currency">Of the offer.</param>
internal sealed record CatalogueFact(string? Category, VendorOffer? Offer, Currency? Currency);
