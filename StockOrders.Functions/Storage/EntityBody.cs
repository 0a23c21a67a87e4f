using System.Globalization;
using Azure.Data.Tables;

namespace StockOrders.Functions.Storage;

/// <summary>A body over the binary properties D0 to D14, each full but the last. An empty body has none.</summary>
internal static class EntityBody
{
    private static readonly string[] Names =
        [.. Enumerable.Range(0, StoreLimits.MaxBodyBytes / StoreLimits.PropertyBytes).Select(i => "D" + i.ToString(CultureInfo.InvariantCulture))];

    public static void Write(TableEntity entity, ReadOnlyMemory<byte> body)
    {
        for (var i = 0; !body.IsEmpty; i++)
        {
            var length = Math.Min(body.Length, StoreLimits.PropertyBytes);
            entity[Names[i]] = BinaryData.FromBytes(body[..length]);
            body = body[length..];
        }
    }

    public static ReadOnlyMemory<byte> Read(TableEntity entity)
    {
        var first = entity.GetBinary(Names[0]);
        if (first is null) return default;
        if (first.Length < StoreLimits.PropertyBytes) return first;

        var body = new MemoryStream();
        foreach (var name in Names)
        {
            if (entity.GetBinary(name) is not { } part) break;
            body.Write(part);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
