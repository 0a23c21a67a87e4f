namespace StockOrders.Domain.Demand;

/// <summary>
/// What was counted, as what differs from the count before less what was sold since. Shelves that are counted daily differ only when goods
/// arrive. An odd number n stands for (n + 1) / 2 days, one after the other, on which the count was as expected; an even one for a
/// difference, and the number of days behind the count before follows.
/// </summary>
internal static class PackedLevels
{
    /// <param name="units">What went out on each day.</param>
    public static void Write(ref PackWriter writer, ReadOnlySpan<long> levels, ReadOnlySpan<long> units, long before, long unit)
    {
        var (expected, last, asExpected) = (before == DemandDays.NotCounted ? 0 : before, -1, 0);
        for (var day = 0; day < levels.Length; day++)
        {
            expected -= units[day];
            if (levels[day] == DemandDays.NotCounted)
                continue;

            if (levels[day] == expected && day == last + 1)
            {
                asExpected++;
            }
            else
            {
                WriteExpected(ref writer, ref asExpected);
                writer.Number(PackWriter.Folded((levels[day] - expected) / unit) << 1);
                writer.Number((ulong)(day - last - 1));
            }

            (expected, last) = (levels[day], day);
        }

        WriteExpected(ref writer, ref asExpected);
    }

    /// <exception cref="InvalidDataException">There are counts of days that there are not.</exception>
    public static long[] Read(ref PackReader reader, ReadOnlySpan<long> units, long before, long unit)
    {
        var levels = new long[units.Length];
        Array.Fill(levels, DemandDays.NotCounted);
        var (expected, day) = (before == DemandDays.NotCounted ? 0 : before, 0);
        while (!reader.IsAtEnd)
        {
            var token = reader.Number();
            var days = (token & 1) == 0 ? reader.Number() + 1 : (token >> 1) + 1;
            if (days > (ulong)(levels.Length - day))
                throw PackReader.Damaged();

            var isRun = (token & 1) != 0;
            for (var end = day + (int)days; day < end; day++)
            {
                expected -= units[day];
                if (isRun)
                    levels[day] = expected;
            }

            if (!isRun)
                levels[day - 1] = expected += PackReader.Unfolded(token >> 1) * unit;
        }

        return levels;
    }

    private static void WriteExpected(ref PackWriter writer, ref int asExpected)
    {
        if (asExpected > 0)
            writer.Number((ulong)(asExpected - 1) << 1 | 1);
        asExpected = 0;
    }
}
