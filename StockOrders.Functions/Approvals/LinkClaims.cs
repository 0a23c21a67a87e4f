using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Approvals;

internal enum LinkPurpose : byte
{
    Approval = 1,
    Supplier = 2,
}

/// <summary>What a link lets its holder do: answer for one order, as it was at one revision, asked at one step, mailed to one address.</summary>
/// <param name="Step">The approval step; 0 for suppliers.</param>
/// <param name="Recipient">A fingerprint of the address, which itself stays out of links and so out of the logs of every proxy.</param>
internal sealed record LinkClaims(
    LinkPurpose Purpose, AccountId Account, OrderId Order, int Revision, int Step, ulong Recipient, DateTimeOffset Expires)
{
    /// <summary>Addresses differ in nothing but case at the hands of mail programs.</summary>
    public static ulong FingerprintOf(string address) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())));

    public bool IsFor(string address) => address.Length > 0 && FingerprintOf(address) == Recipient;
}
