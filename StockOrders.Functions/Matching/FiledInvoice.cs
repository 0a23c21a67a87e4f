using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Matching;

/// <summary>What an invoice that came as a file says, as far as a match needs it. Members that are not there, or make no sense, are null.</summary>
internal sealed record FiledInvoice
{
    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    public string? Currency { get; init; }

    public decimal? Payable { get; init; }

    public decimal Tax { get; init; }

    public decimal Charges { get; init; }

    public ImmutableArray<FiledLine> Lines { get; init; } = [];

    /// <summary>The orders that it says it is for; empty where it says nothing of it.</summary>
    public ImmutableArray<string> Orders { get; init; } = [];

    /// <summary>Why it cannot be taken at all.</summary>
    public string? Fault { get; init; }

    /// <summary>Why a person is to look at it before anything is matched.</summary>
    public string? Doubt { get; init; }
}

/// <param name="Price">Of one unit.</param>
/// <param name="Buyers">How the buyer knows the item: by its variant or SKU.</param>
/// <param name="Sellers">The vendor's own number for it.</param>
/// <param name="Standard">Its barcode.</param>
/// <param name="OrderLine">The number of the order's line, from 1.</param>
internal readonly record struct FiledLine(decimal? Quantity, decimal? Price, string? Buyers, string? Sellers, string? Standard, string? OrderLine = null)
{
    /// <summary>The price of one where that of several is told. Null where none could be meant; a quotient beyond every price would overflow.</summary>
    public static decimal? OfOne(decimal? price, decimal? per) =>
        price is >= 0 && per is > 0 and <= Quantities.Max && price <= Quantities.Max * per ? price / per : null;
}
