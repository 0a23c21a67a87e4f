namespace StockOrders.Domain.Demand;

/// <summary>
/// One figure a day: days without any are told by their number, so that what sells now and then takes little room. An odd number n stands
/// for (n + 1) / 2 days of zero, an even one for one day's figure.
/// </summary>
internal static class PackedDays
{
    /// <param name="unit">Divides every figure.</param>
    public static void Write(ref PackWriter writer, ReadOnlySpan<long> days, long unit)
    {
        var zeros = 0;
        foreach (var figure in days)
        {
            if (figure == 0)
            {
                zeros++;
                continue;
            }

            WriteZeros(ref writer, ref zeros);
            writer.Number(PackWriter.Folded(figure / unit) << 1);
        }

        WriteZeros(ref writer, ref zeros);
    }

    /// <exception cref="InvalidDataException">There are more or fewer days than were told.</exception>
    public static long[] Read(ref PackReader reader, int length, long unit)
    {
        var days = new long[length];
        for (var day = 0; day < days.Length;)
        {
            var token = reader.Number();
            if ((token & 1) == 0)
            {
                days[day++] = PackReader.Unfolded(token >> 1) * unit;
                continue;
            }

            var zeros = (token >> 1) + 1;
            if (zeros > (ulong)(days.Length - day))
                throw PackReader.Damaged();
            day += (int)zeros;
        }

        return days;
    }

    private static void WriteZeros(ref PackWriter writer, ref int zeros)
    {
        if (zeros > 0)
            writer.Number((ulong)(zeros - 1) << 1 | 1);
        zeros = 0;
    }
}
