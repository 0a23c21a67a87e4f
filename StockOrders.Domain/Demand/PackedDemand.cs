using System.Buffers;

namespace StockOrders.Domain.Demand;

/// <summary>
/// Two years of one variant in one warehouse in a few hundred bytes. A byte for the version, one for what is there and for the digits that
/// the figures have, the first day and the number of days, then what was sold, what was used up and what was counted.
/// </summary>
internal static class PackedDemand
{
    /// <summary>No body of another kind begins so.</summary>
    private const byte Version = 0xD1;

    private const int HasDependent = 8;
    private const int HasLevels = 16;
    private const int HasLevelBefore = 32;
    private const int DigitsMask = 7;
    private const int MaxDigits = 4;
    private const int MaxHeader = 2 + 3 * PackWriter.MaxOfNumber;

    public static byte[] Pack(DemandDays days)
    {
        var digits = Digits(days);
        var unit = UnitOf(digits);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxHeader + 4 * PackWriter.MaxOfNumber * days.Length);
        var writer = new PackWriter(buffer);
        writer.Byte(Version);
        writer.Byte((byte)(digits
            | (days.Dependent.IsEmpty ? 0 : HasDependent)
            | (days.Levels.IsEmpty ? 0 : HasLevels)
            | (days.LevelBefore == DemandDays.NotCounted ? 0 : HasLevelBefore)));
        writer.Number((ulong)days.First.DayNumber);
        writer.Number((ulong)days.Length);
        PackedDays.Write(ref writer, days.Own, unit);
        if (!days.Dependent.IsEmpty)
            PackedDays.Write(ref writer, days.Dependent, unit);
        if (days.LevelBefore != DemandDays.NotCounted)
            writer.Number(PackWriter.Folded(days.LevelBefore / unit));
        if (!days.Levels.IsEmpty)
            PackedLevels.Write(ref writer, days.Levels, days.Units, days.LevelBefore, unit);
        var packed = buffer.AsSpan(0, writer.Length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <exception cref="InvalidDataException">The bytes are not of <see cref="Pack"/>, or damaged.</exception>
    public static DemandDays Unpack(ReadOnlySpan<byte> packed)
    {
        try
        {
            return Read(packed);
        }
        catch (OverflowException)
        {
            throw PackReader.Damaged();
        }
    }

    private static DemandDays Read(ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        if (reader.Byte() != Version)
            throw PackReader.Damaged();
        var marks = reader.Byte();
        var (first, length) = (reader.Number(), reader.Number());
        if ((marks & DigitsMask) > MaxDigits || first > (ulong)DateOnly.MaxValue.DayNumber - DemandDays.Kept || length > DemandDays.Kept)
            throw PackReader.Damaged();

        var unit = UnitOf(marks & DigitsMask);
        var own = PackedDays.Read(ref reader, (int)length, unit);
        var dependent = (marks & HasDependent) == 0 ? [] : PackedDays.Read(ref reader, (int)length, unit);
        var before = (marks & HasLevelBefore) == 0 ? DemandDays.NotCounted : PackReader.Unfolded(reader.Number()) * unit;
        var levels = (marks & HasLevels) == 0 ? [] : PackedLevels.Read(ref reader, DemandDays.Together(own, dependent), before, unit);
        return reader.IsAtEnd
            ? new DemandDays(DateOnly.FromDayNumber((int)first), own, dependent, levels, before)
            : throw PackReader.Damaged();
    }

    private static int Digits(DemandDays days) => Math.Max(Math.Max(Digits(days.Own), Digits(days.Dependent)), Math.Max(
        Digits(days.Levels), days.LevelBefore == DemandDays.NotCounted ? 0 : Digits([days.LevelBefore])));

    /// <summary>After the point, of the figure that has most of them.</summary>
    private static int Digits(ReadOnlySpan<long> figures)
    {
        var digits = 0;
        var unit = UnitOf(0);
        foreach (var figure in figures)
        {
            while (figure != DemandDays.NotCounted && figure % unit != 0)
                unit = UnitOf(++digits);
        }

        return digits;
    }

    /// <summary>In ten-thousandths, the last of so many digits.</summary>
    private static long UnitOf(int digits) => digits switch { 0 => 10_000, 1 => 1_000, 2 => 100, 3 => 10, _ => 1 };
}
