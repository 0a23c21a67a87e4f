using System.Collections.Immutable;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>Lengths of time, ISO 8601, between bounds that the refusal names.</summary>
internal sealed partial class JsonFields
{
    public TimeSpan? Duration(string name, TimeSpan shortest, TimeSpan longest)
    {
        if (Text(name, 40) is not { } text)
        {
            return null;
        }

        if (DurationText.Read(text) is { } time && time >= shortest && time <= longest)
        {
            return time;
        }

        Refuse(name, "not_a_duration", $"{PathOf(name)} must be {Bounds(shortest, longest)}.");
        return null;
    }

    /// <summary>Up to <paramref name="most"/> of them, each longer than the one before.</summary>
    public ImmutableArray<TimeSpan>? Durations(string name, int most, TimeSpan shortest, TimeSpan longest)
    {
        if (Texts(name, most) is not { } texts)
        {
            return null;
        }

        var times = ImmutableArray.CreateBuilder<TimeSpan>(texts.Count);
        foreach (var text in texts)
        {
            if (text.Length > 40 || DurationText.Read(text) is not { } time || time < shortest || time > longest)
            {
                Refuse(name, "not_a_duration", $"{PathOf(name)}: each must be {Bounds(shortest, longest)}.");
                return null;
            }

            if (times is [.., var before] && time <= before)
            {
                Refuse(name, "not_ascending", $"{PathOf(name)}: {DurationText.Of(time)} is not longer than {DurationText.Of(before)} before it.");
                return null;
            }

            times.Add(time);
        }

        return times.DrainToImmutable();
    }

    private static string Bounds(TimeSpan shortest, TimeSpan longest) =>
        $"an ISO 8601 duration from {DurationText.Of(shortest)} to P{(int)longest.TotalDays}D, such as PT24H";
}
