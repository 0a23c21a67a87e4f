using System.Buffers.Binary;
using System.Text;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// Claims as bytes, so that a link stays short enough for every mail program: format, purpose, expiry, revision, step, recipient, then
/// order and account, each behind its length. There is exactly one way to write a claim.
/// </summary>
internal static class LinkPayload
{
    public const int MaxBytes = FixedBytes + (2 * MaxText);

    private const byte Format = 1;
    private const int MaxText = 128;
    private const int FixedBytes = 1 + 1 + 8 + 4 + 4 + 8 + 1 + 1;

    public static byte[] Write(LinkClaims claims)
    {
        var (order, account) = (Text(claims.Order.Value), Text(claims.Account.Value));
        var bytes = new byte[FixedBytes + order.Length + account.Length];
        bytes[0] = Format;
        bytes[1] = (byte)claims.Purpose;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2), claims.Expires.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(10), claims.Revision);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(14), claims.Step);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(18), claims.Recipient);
        bytes[26] = (byte)order.Length;
        order.CopyTo(bytes, 27);
        bytes[27 + order.Length] = (byte)account.Length;
        account.CopyTo(bytes, 28 + order.Length);
        return bytes;
    }

    /// <summary>Null where it is none of ours. Only ever called with bytes whose signature holds.</summary>
    public static LinkClaims? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedBytes || bytes[0] != Format || !Enum.IsDefined((LinkPurpose)bytes[1]))
            return null;
        int order = bytes[26];
        if (bytes.Length < FixedBytes + order)
            return null;
        int account = bytes[27 + order];
        return bytes.Length != FixedBytes + order + account ? null : new LinkClaims(
            (LinkPurpose)bytes[1],
            new AccountId(Encoding.UTF8.GetString(bytes[(28 + order)..])),
            new OrderId(Encoding.UTF8.GetString(bytes.Slice(27, order))),
            BinaryPrimitives.ReadInt32BigEndian(bytes[10..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[14..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[18..]),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes[2..])));
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= MaxText ? bytes : throw new ArgumentException($"'{text}' is too long for a link.", nameof(text));
    }
}
