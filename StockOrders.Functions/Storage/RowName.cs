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

    /// <summary>The text that was made fit.</summary>
    public static string Unescape(string name)
    {
        if (!name.Contains('='))
        {
            return name;
        }

        var text = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '=')
            {
                text.Add(byte.Parse(name.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                text.Add((byte)name[i]);
            }
        }

        return Encoding.UTF8.GetString([.. text]);
    }

    /// <summary>The text that <see cref="Escape"/> made the name of.</summary>
    public static string Original(string name)
    {
        if (!name.Contains('=', StringComparison.Ordinal))
        {
            return name;
        }

        var bytes = new List<byte>(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] == '=')
            {
                bytes.Add(byte.Parse(name.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                index += 2;
            }
            else
            {
                bytes.Add((byte)name[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
