using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// What a run did to a draft, as far as the metrics of variants do not know of it yet. Written with the change, so that none is forgotten
/// wherever the run dies; it goes when the run has worked the metrics out anew.
/// </summary>
/// <param name="Variants">All that are on the draft, or were.</param>
internal sealed record UncountedRow(VariantId[] Variants)
{
    public static UncountedRow Of(OrderBooked booked) => new([.. RecalculateNow.VariantsOf(booked.Touched).Distinct()]);
}
