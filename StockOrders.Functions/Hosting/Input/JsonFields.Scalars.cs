using System.Globalization;
using System.Text.Json;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    private const int MaxScalar = 2_000;

    /// <summary>
    /// A value of whatever kind as the text that a query would hold: <c>"5"</c> and <c>5</c> are one, null is empty. More than one where the
    /// member is a list; null with a finding where it is neither.
    /// </summary>
    public IReadOnlyList<string>? Scalars(string name, int max)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Scalar(name, value) is { } one ? [one] : null;
        }

        if (value.GetArrayLength() > max)
        {
            Refuse(name, "too_many", $"{PathOf(name)} takes at most {max} values; {value.GetArrayLength()} were sent.");
            return null;
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (var entry in value.EnumerateArray())
        {
            if (Scalar(name, entry) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    private string? Scalar(string name, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "",
            _ => null,
        };
        if (text is null)
        {
            WrongType(name, "text, a number, true, false, or a list of these");
        }
        else if (text.Length > MaxScalar)
        {
            Refuse(name, "too_long", $"{PathOf(name)} takes at most {MaxScalar} characters; {text.Length} were sent.");
        }

        return text?.Length <= MaxScalar ? text : null;
    }
}
