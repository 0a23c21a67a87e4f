using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Domain.Values;

/// <summary>
/// Makes ids of orders: four bytes of Unix seconds, so that they sort by creation, then eight that tell apart what was made in one second.
/// </summary>
internal static class OrderIds
{
    public const int EntropyBytes = 8;

    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes; the first eight are used.</param>
    public static OrderId New(DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)now.ToUnixTimeSeconds());
        entropy[..EntropyBytes].CopyTo(bytes[4..]);
        return new OrderId(Convert.ToHexStringLower(bytes));
    }

    /// <summary>The same id each time for the same text and second, so that a repetition finds what the first time made.</summary>
    public static OrderId Derived(string text, DateTimeOffset time) => New(time, SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The id of the order for the goods missing on another.</summary>
    public static OrderId Backorder(OrderId of, DateTimeOffset closedAt) => Derived($"backorder {of.Value}", closedAt);

    /// <summary>The id of the draft that a night's recalculation makes for one vendor and warehouse.</summary>
    /// <param name="part">0 for the first or only one; what does not fit on it goes on 1 and so on.</param>
    public static OrderId Replenishment(AccountId account, DateOnly night, VendorId vendor, WarehouseId warehouse, int part = 0) => Derived(
        string.Join('\n', "replenishment", account.Value, night.ToString("O"), vendor.Value, warehouse.Value, part),
        new DateTimeOffset(night, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>The id of the draft that a night's recalculation makes to move goods from one warehouse to another.</summary>
    /// <inheritdoc cref="Replenishment"/>
    public static OrderId Transfer(AccountId account, DateOnly night, WarehouseId source, WarehouseId warehouse, int part = 0) => Derived(
        string.Join('\n', "transfer", account.Value, night.ToString("O"), source.Value, warehouse.Value, part),
        new DateTimeOffset(night, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>The id written so, in either case; null where it is not 24 hex digits.</summary>
    public static OrderId? Find(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigit)
        ? new OrderId(text.ToLowerInvariant())
        : null;
}
