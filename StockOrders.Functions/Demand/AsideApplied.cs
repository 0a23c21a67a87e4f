using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>What became of sales that waited for variants that are there now.</summary>
/// <param name="Counting">Their sales wait no more.</param>
/// <param name="TooMuch">What they are made of would come to more than can be counted; their sales wait on.</param>
/// <param name="Parts">What their sales were passed on to.</param>
internal sealed record AsideApplied(
    IReadOnlyCollection<VariantId> Counting, IReadOnlyCollection<VariantId> TooMuch, IReadOnlyCollection<VariantId> Parts)
{
    public string? Warning => TooMuch.Count == 0
        ? null
        : $"Sales that wait for {string.Join(", ", TooMuch)} would come to more of its components than can be counted and wait on; correct or drop them: /api/v1/sales/kept-aside.";
}
