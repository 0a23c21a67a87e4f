using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Lines with all that they add to and take off, as one transaction: where a line was before loses it, where it is now gains it. It is
/// worked out from the store as it is now; whoever changed something meanwhile is told apart by the conflict.
/// </summary>
/// <param name="Lines">Those that change something.</param>
/// <param name="Touched">Places whose days may change.</param>
internal sealed record SalesTransaction(IReadOnlyList<LineTarget> Lines, IReadOnlyCollection<Place> Touched, IReadOnlyList<RowChange> Rows)
{
    public static async Task<SalesTransaction> Of(
        IStore store, string partition, IReadOnlyList<LineTarget> lines, StandingLines standing, CancellationToken cancellation)
    {
        var aside = await AsideRows.Read(store, partition, WhereAside(lines, standing), cancellation);
        lines = [.. lines.Where(line => standing.Of(line.Id) is not { } before || !before.Sale.IsSameSale(line.Sale) || aside.IsDropped(before.Sale))];
        var rows = new List<RowChange>();
        var days = Days(lines, standing, aside, rows);

        // The lines come first, so that a conflict names them before the days that they would have changed.
        var isTooLarge = rows.Count + days.Places.Count + aside.Changed > StoreLimits.MaxChanges;
        rows.AddRange(aside.Rows());
        rows.AddRange(isTooLarge ? [] : await days.Rows(store, partition, cancellation));
        return new SalesTransaction(lines, days.Places, isTooLarge ? [] : rows);
    }

    /// <summary>Works out what any number of lines would come to, and writes nothing.</summary>
    /// <exception cref="DemandTooLargeException">To more than can be counted.</exception>
    public static async Task Try(
        IStore store, string partition, IReadOnlyList<LineTarget> lines, StandingLines standing, CancellationToken cancellation)
    {
        var aside = await AsideRows.Read(store, partition, WhereAside(lines, standing), cancellation);
        await Days(lines, standing, aside, []).Rows(store, partition, cancellation);
    }

    /// <summary>Its lines do not fit into one.</summary>
    public bool IsTooLarge => Lines.Count > 0 && Rows.Count == 0;

    /// <param name="rows">Gets those of the lines.</param>
    private static DayChanges Days(IReadOnlyList<LineTarget> lines, StandingLines standing, AsideRows aside, List<RowChange> rows)
    {
        var days = new DayChanges();
        foreach (var line in lines)
        {
            var before = standing.Of(line.Id);
            if (before is not null)
            {
                Add(days, aside.InEffect(before.Sale), -1);
                aside.TakeOff(before.Sale);
            }

            Add(days, line.Sale, 1);
            var body = Packed.From(aside.Add(line.Sale));
            var name = DemandNames.Line(line.Id);
            rows.Add(before is null ? RowChange.Insert(name, body) : RowChange.Replace(name, body, before.ETag));
        }

        return days;
    }

    private static HashSet<Place> WhereAside(IReadOnlyList<LineTarget> lines, StandingLines standing) =>
    [
        .. lines.Where(line => line.Sale.Aside is not null).Select(line => line.Place),
        .. lines.Select(line => standing.Of(line.Id)?.Sale).Where(sale => sale?.Aside is not null).Select(sale => new Place(sale!.Variant, sale.Warehouse)),
    ];

    private static void Add(DayChanges days, SoldLine sale, int sign)
    {
        try
        {
            foreach (var share in LineShare.Of(sale, sign))
            {
                days.Add(share);
            }
        }
        catch (OverflowException tooMuch)
        {
            throw new DemandTooLargeException(new Place(sale.Variant, sale.Warehouse), tooMuch);
        }
    }
}
