using System.Globalization;
using System.Text.Json;

namespace StockOrders.Functions.Hosting.Input;

internal sealed partial class JsonFields
{
    /// <summary>Text of one line.</summary>
    public string? Text(string name, int max, bool required = false) => AnyText(name, max, required, lines: false);

    /// <summary>Text that may hold line breaks and tabs.</summary>
    public string? Lines(string name, int max) => AnyText(name, max, required: false, lines: true);

    /// <summary>An e-mail address without a display name; empty text clears it.</summary>
    public string? Email(string name)
    {
        var text = Text(name, EmailText.MaxLength);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (EmailText.IsAddress(text))
        {
            return text;
        }

        Refuse(name, "not_an_email", $"{PathOf(name)} is not an e-mail address.");
        return null;
    }

    /// <summary>An id: text, or a whole number as real programs send it.</summary>
    public string? Id(string name, bool required = false)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType(name, "an id (text)");
            return null;
        }

        var text = value.GetString()!;
        if (IdText.Fault(text) is { } fault)
        {
            Refuse(name, "invalid_id", $"{PathOf(name)} {fault}");
            return null;
        }

        return text.Length == 0 && required ? Missing(name) : text.Length == 0 ? null : text;
    }

    private string? AnyText(string name, int max, bool required, bool lines)
    {
        if (!TryTake(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType(name, "text");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > max)
        {
            Refuse(name, "too_long", $"{PathOf(name)} takes at most {max} characters; {text.Length} were sent.");
            return null;
        }

        foreach (var c in text)
        {
            if (char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t'))
            {
                Refuse(name, "control_character", $"{PathOf(name)} holds the control character U+{(int)c:X4}.");
                return null;
            }
        }

        return required && text.Length == 0 ? Missing(name) : text;
    }

    private string? Missing(string name)
    {
        Refuse(name, "missing_member", $"{PathOf(name)} is required.");
        return null;
    }
}
