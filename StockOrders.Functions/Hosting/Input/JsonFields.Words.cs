using System.Text.Json;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    public Currency? Currency(string name)
    {
        var code = Text(name, 3);
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        var currency = Domain.Values.Currency.Find(code);
        if (currency is null)
        {
            Refuse(name, "unknown_currency", $"{PathOf(name)}: '{code}' is not an ISO 4217 currency.");
        }

        return currency;
    }

    /// <summary>One of a few words, in any case; null with a finding where it is another.</summary>
    public TWord? Word<TWord>(string name, bool required, params ReadOnlySpan<(string Text, TWord Word)> words)
        where TWord : struct
    {
        var text = Text(name, 40, required);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var word in words)
        {
            if (string.Equals(word.Text, text, StringComparison.OrdinalIgnoreCase))
            {
                return word.Word;
            }
        }

        var known = new List<string>(words.Length);
        foreach (var word in words)
        {
            known.Add(word.Text);
        }

        Refuse(name, "unknown_word", $"{PathOf(name)} must be one of: {string.Join(", ", known)}.");
        return null;
    }

    /// <summary>Text, or a number or a flag as it was written.</summary>
    public string? Scalar(string name, int max)
    {
        if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            asked.Add(name);
            return value.GetRawText();
        }

        return Text(name, max);
    }
}
