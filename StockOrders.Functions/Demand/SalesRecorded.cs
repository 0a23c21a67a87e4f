using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>What became of lines of sales. Every line is counted in one of the first three.</summary>
/// <param name="Added">Lines that had not been there.</param>
/// <param name="Corrected">Lines that were there with another figure, day or place.</param>
/// <param name="Standing">Lines that were there already: nothing was written for them.</param>
/// <param name="KeptAside">Variants that there are none of: their lines count when the variant appears.</param>
/// <param name="Touched">Variants that there are and whose demand changed, components included.</param>
internal sealed record SalesRecorded(
    int Added, int Corrected, int Standing, IReadOnlySet<VariantId> KeptAside, IReadOnlySet<VariantId> Touched);
