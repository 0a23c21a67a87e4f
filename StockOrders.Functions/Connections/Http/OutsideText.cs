using System.Text.Json;

namespace StockOrders.Functions.Connections.Http;

/// <summary>Text that another system chose, made fit to be stored and shown.</summary>
internal static class OutsideText
{
    /// <summary>Null where it is no text, or empty; control characters become spaces, and what is too long is cut.</summary>
    public static string? Of(JsonElement member, int most)
    {
        if (member.ValueKind != JsonValueKind.String || Whole(member) is not { } whole)
        {
            return null;
        }

        var text = string.Concat(whole.Select(sign => char.IsControl(sign) ? ' ' : sign)).Trim();
        return text.Length == 0 ? null : text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
    }

    /// <summary>Null where an escaped half of a character makes it no text.</summary>
    private static string? Whole(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
