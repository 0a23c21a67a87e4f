using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Derivations;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Suggestions;

/// <summary>A suggestion of this moment with its reasons.</summary>
internal sealed record ExplainedSuggestion(
    Suggestion Suggestion, DateOnly Today, ImmutableArray<DerivationStep> Derivation, string Sentence, ImmutableArray<string> Remarks)
{
    /// <summary>One for each warehouse that the variant is kept in.</summary>
    public static IReadOnlyList<ExplainedSuggestion> Of(VariantFacts facts, Variant variant, DateOnly today) =>
    [
        .. facts.Explained(variant, today).Select(found => new ExplainedSuggestion(
            found.Suggestion,
            today,
            Domain.Derivations.Derivation.Of(found.Facts, found.Suggestion),
            SuggestionSentence.Of(found.Suggestion),
            SuggestionRemarks.Of(found.Facts, found.Suggestion))),
    ];
}
