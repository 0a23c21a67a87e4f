using System.Collections.Immutable;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Lines parted into transactions. Those of one chain touch the same days and follow one another; chains do not meet, so they can be
/// written at once.
/// </summary>
internal static class SalesChains
{
    public static IReadOnlyList<IReadOnlyList<LineTarget[]>> Of(IReadOnlyCollection<LineTarget> lines)
    {
        var chains = new List<IReadOnlyList<LineTarget[]>>();

        // Components are shared by who knows whom: such lines go one after the other.
        var made = lines.Where(line => line.Sale.Components is not null).ToList();
        if (made.Count > 0)
        {
            chains.Add(Filled(made));
        }

        var open = new List<LineTarget>();
        var rows = 0;
        foreach (var place in lines.Where(line => line.Sale.Components is null).GroupBy(line => line.Place)
            .OrderBy(place => DemandNames.Days(place.Key), StringComparer.Ordinal))
        {
            LineTarget[] here = [.. place];
            var beside = RowsBeside(here[0]);
            if (here.Length + beside > StoreLimits.MaxChanges)
            {
                chains.Add([.. here.Chunk(StoreLimits.MaxChanges - beside)]);
                continue;
            }

            if (rows + here.Length + beside > StoreLimits.MaxChanges)
            {
                chains.Add([[.. open]]);
                open.Clear();
                rows = 0;
            }

            open.AddRange(here);
            rows += here.Length + beside;
        }

        if (open.Count > 0)
        {
            chains.Add([[.. open]]);
        }

        return chains;
    }

    /// <summary>As many lines to a transaction as it holds with all the days that they touch.</summary>
    private static ImmutableArray<LineTarget[]> Filled(List<LineTarget> lines)
    {
        var transactions = ImmutableArray.CreateBuilder<LineTarget[]>();
        var open = new List<LineTarget>();
        var places = new HashSet<Place>();
        foreach (var line in lines.OrderBy(line => line.Sale.Variant.Value, StringComparer.Ordinal))
        {
            var touched = LineShare.Of(line.Sale with { Quantity = 0 }, 1).Select(share => share.Place).ToList();
            if (open.Count > 0 && open.Count + 1 + places.Union(touched).Count() > StoreLimits.MaxChanges)
            {
                transactions.Add([.. open]);
                open.Clear();
                places.Clear();
            }

            open.Add(line);
            places.UnionWith(touched);
        }

        transactions.Add([.. open]);
        return transactions.ToImmutable();
    }

    private static int RowsBeside(LineTarget line) => line.Sale.Aside is null ? 1 : 2;
}
