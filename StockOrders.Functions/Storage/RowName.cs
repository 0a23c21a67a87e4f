using System.Buffers;
using System.Globalization;
using System.Text;

namespace StockOrders.Functions.Storage;

/// <summary>
/// Text from outside made fit for a row's or partition's name: letters, digits and '_' stand, all else becomes =XX per UTF-8 byte.
/// What stands sorts behind the '.' that parts names, so that ids sort alike whether or not something follows them.
/// </summary>
internal static class RowName
{
    private static readonly SearchValues<char> Safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Safe))
        {
            return text;
        }

        var name = new StringBuilder(text.Length + 8);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (Safe.Contains((char)value))
            {
                name.Append((char)value);
            }
            else
            {
                name.Append('=').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return name.ToString();
    }
}
