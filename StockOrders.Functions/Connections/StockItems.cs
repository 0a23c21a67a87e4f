using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Finds what a client's ids mean among the variants that an order moved: the whole id, or the part behind its connection's prefix, or the
/// id with a prefix of one that has none.
/// </summary>
internal sealed class StockItems
{
    private readonly HashSet<string> whole;
    private readonly ILookup<string, string> tails;

    private StockItems(IEnumerable<VariantId> variants)
    {
        whole = variants.Select(variant => variant.Value).ToHashSet(StringComparer.Ordinal);
        tails = whole.ToLookup(Tail, StringComparer.Ordinal);
    }

    public static StockItems Of(StockOrder order, bool forDestination) =>
        new(StockMoved.Of(order, forDestination).Select(stock => stock.Variant));

    public Outcome<VariantId> Find(string id)
    {
        if (whole.Contains(id))
        {
            return new VariantId(id);
        }

        // Two different prefixes are two different variants.
        ImmutableArray<string> alike = [.. tails[Tail(id)].Where(known => HasPrefix(known) != HasPrefix(id))];
        return alike switch
        {
            [var one] => new VariantId(one),
            [] => new Refusal(RefusalKind.Invalid, "unknown_item", $"{id} is not on the order.", "id"),
            _ => new Refusal(RefusalKind.Invalid, "ambiguous_item", $"{id} could be {alike[0]} or {alike[1]}; send the whole id.", "id"),
        };
    }

    private static bool HasPrefix(string id) => id.Contains('_', StringComparison.Ordinal);

    private static string Tail(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
