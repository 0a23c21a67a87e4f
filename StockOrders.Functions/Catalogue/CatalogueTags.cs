using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// ETags of the catalogue: made of what a thing is, so that an answer to a change can tell the new one without reading it back. Behind a
/// dot stands what a night's run found of it; If-Match leaves that aside, for it is nobody's edit.
/// </summary>
internal static class CatalogueTags
{
    private const int Bytes = 12;

    /// <param name="beside">What stands beside the thing in answers; empty: nothing.</param>
    public static string Of<T>(T fact, string beside = "") => beside.Length == 0 ? $"\"{Hash(fact)}\"" : $"\"{Hash(fact)}.{beside}\"";

    public static string Hash<T>(T fact) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fact, StoredJson.Of<T>())).AsSpan(0, Bytes));

    /// <summary>False when the client decided on another thing than this; null: there is none.</summary>
    public static bool Holds<T>(HttpRequest request, T? fact)
        where T : class
    {
        var given = request.Headers.IfMatch.ToString().Trim();
        if (given.Length == 0 || (given == "*" && fact is not null))
        {
            return true;
        }

        return fact is not null && Hash(fact) is var hash
            && given.Split(',', StringSplitOptions.TrimEntries).Any(tag => string.Equals(EditOf(tag), hash, StringComparison.Ordinal));
    }

    private static string EditOf(string tag)
    {
        var strong = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        return strong.Trim('"').Split('.')[0];
    }
}
