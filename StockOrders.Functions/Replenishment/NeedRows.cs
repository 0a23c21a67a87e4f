using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a run writes down of a suggestion, so that drafts are made of it: what is to be bought, and what is to be moved here.</summary>
internal static class NeedRows
{
    /// <param name="horizon">How many days ahead any of the account's rules looks.</param>
    public static IEnumerable<RowChange> Of(RunInput run, Suggestion suggestion, int horizon)
    {
        var (variant, warehouse) = (suggestion.Variant.Id, suggestion.Warehouse);
        if (suggestion is { Quantity: > 0, From: { } from })
        {
            yield return RowChange.Put(RunRows.Need(run.Parts, from.Vendor.Id, warehouse, variant), Packed.From(NeedRow.Of(suggestion)));
        }
        else if (suggestion is { Replenishment: 0, From: { } vendor, Missing: > 0, DueIn: > 0 and var due } && due <= horizon)
        {
            // Not due yet: it comes along where the vendor is ordered from anyway.
            yield return RowChange.Put(
                RunRows.Need(run.Parts, vendor.Vendor.Id, warehouse, variant),
                Packed.From(NeedRow.Of(suggestion) with { Need = suggestion.Missing, DueIn = due }));
        }

        foreach (var share in suggestion.Transfers)
        {
            yield return RowChange.Put(
                RunRows.Move(run.Parts, share.From, warehouse, variant),
                Packed.From(new MoveRow(variant, share.From, warehouse, share.Quantity, suggestion.OnOrder)));
        }
    }
}
