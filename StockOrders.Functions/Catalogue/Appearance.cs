using StockOrders.Domain.Values;

namespace StockOrders.Functions.Catalogue;

/// <summary>What came of it that things were there for the first time.</summary>
/// <param name="Warning">For the client that sent them; null where there is nothing to say.</param>
/// <param name="Touched">Other variants that it changed something for.</param>
internal sealed record Appearance(string? Warning, IReadOnlyCollection<VariantId> Touched)
{
    public static Appearance Unnoticed { get; } = new(null, []);
}
