using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>The lines of a call in the order in which they can be stored: what others name comes before them, else as they were sent.</summary>
internal static class BulkOrder
{
    public static IEnumerable<BulkLine> Of(IReadOnlyList<BulkLine> lines, Func<JsonFields, IEnumerable<string>> mentioned)
    {
        var byId = new Dictionary<string, BulkLine>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Id is not null))
        {
            byId.TryAdd(line.Id!, line);
        }

        var ordered = new List<BulkLine>(lines.Count);
        var met = new HashSet<BulkLine>();
        var open = new Stack<(BulkLine Line, bool IsReady)>();
        foreach (var first in lines)
        {
            open.Push((first, false));
            while (open.TryPop(out var next))
            {
                if (next.IsReady)
                {
                    ordered.Add(next.Line);
                }
                else if (met.Add(next.Line))
                {
                    open.Push((next.Line, true));
                    foreach (var id in mentioned(next.Line.Fields).Where(byId.ContainsKey))
                    {
                        open.Push((byId[id], false));
                    }
                }
            }
        }

        return ordered;
    }
}
