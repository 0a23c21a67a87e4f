using System.Globalization;
using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    /// <param name="decimals">Digits after the point that are allowed.</param>
    public decimal? Number(string name, decimal min, decimal max, int decimals, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            WrongType(name, "a number");
            return null;
        }

        if (!value.TryGetDecimal(out var number) || number < min || number > max)
        {
            Refuse(name, "out_of_range", string.Create(
                CultureInfo.InvariantCulture, $"{PathOf(name)} must be from {min} to {max}; {ShortText.Of(value.GetRawText(), 40)} was sent."));
            return null;
        }

        if (decimal.Round(number, decimals) != number || !IsExact(value.GetRawText(), number))
        {
            Refuse(name, "too_precise", decimals == 0
                ? $"{PathOf(name)} must be a whole number; {ShortText.Of(value.GetRawText(), 40)} was sent."
                : $"{PathOf(name)} takes at most {decimals} digits after the point; {ShortText.Of(value.GetRawText(), 40)} was sent.");
            return null;
        }

        // 5, 5.0 and 5.000 are one number; stored and shown they should be one text.
        return number / 1.0000000000000000000000000000m;
    }

    public int? Whole(string name, int min, int max, bool required = false) => (int?)Number(name, min, max, 0, required);

    public bool? Flag(string name)
    {
        if (!TryTake(name, required: false, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        WrongType(name, "true or false");
        return null;
    }

    /// <summary>A day; an instant counts as the day it falls on in the account's time zone.</summary>
    public DateOnly? Day(string name, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        if (text.Length == 0 && value.ValueKind == JsonValueKind.String && !required)
        {
            return null;
        }

        if (DateText.Day(text, zone) is { } day)
        {
            return day;
        }

        Refuse(name, "not_a_date", $"{PathOf(name)} must be a date from {DateText.Earliest:yyyy-MM-dd} to {DateText.Latest:yyyy-MM-dd}: " +
            "YYYY-MM-DD, ISO 8601 with an offset, or Unix seconds.");
        return null;
    }

    /// <summary>The day that a text stands for, as a member of type day would be read; null where it is none.</summary>
    public DateOnly? DayOf(string text) => DateText.Day(text, zone);

    /// <summary>False where the type cannot hold all digits that were written: 1e-40 would be read as 0.</summary>
    private static bool IsExact(string text, decimal number)
    {
        var (first, count, last) = (-1, 0, 0);
        foreach (var c in text)
        {
            if (c is 'e' or 'E')
            {
                break;
            }

            if (char.IsAsciiDigit(c))
            {
                first = first < 0 && c != '0' ? count : first;
                last = c == '0' ? last : count;
                count++;
            }
        }

        return first < 0 || (number != 0 && last - first < 28);
    }
}
