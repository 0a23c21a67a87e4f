using System.Collections.Concurrent;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>Counts what becomes of lines while several transactions are written at once.</summary>
internal sealed class SalesTally
{
    private readonly ConcurrentDictionary<VariantId, bool> touched = new();
    private int added;
    private int corrected;
    private int standing;

    public void Stand(int lines) => Interlocked.Add(ref standing, lines);

    public void Write(SalesTransaction written, int isNew)
    {
        Interlocked.Add(ref added, isNew);
        Interlocked.Add(ref corrected, written.Lines.Count - isNew);
        foreach (var place in written.Touched)
        {
            touched[place.Variant] = true;
        }
    }

    public SalesRecorded Recorded(IReadOnlySet<VariantId> keptAside) =>
        new(added, corrected, standing, keptAside, touched.Keys.Where(variant => !keptAside.Contains(variant)).ToHashSet());
}
