using System.Security.Cryptography;
using System.Text;

namespace StockOrders.LocalHost.Durable;

/// <summary>A version 5 UUID (RFC 9562): the same namespace and name always give the same id.</summary>
internal static class DeterministicGuid
{
    // The namespace the real worker uses, so that ids made here and in Azure from the same facts agree.
    private static readonly Guid Namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    public static Guid From(string name)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        Namespace.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));
#pragma warning disable CA5350 // The id is a name, not a secret; version 5 is defined over SHA-1.
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
