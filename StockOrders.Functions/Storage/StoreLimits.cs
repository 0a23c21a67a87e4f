namespace StockOrders.Functions.Storage;

/// <summary>
/// The limits of Azure Table Storage (entity-group transaction 100 entities and 4 MiB, entity 1 MiB, property 64 KiB),
/// held by both stores so that what works on one works on the other.
/// </summary>
internal static class StoreLimits
{
    public const int MaxChanges = 100;

    /// <summary>Below 4 MiB, because Azure counts the request's own text and Base64 too.</summary>
    public const int MaxTransactionBytes = 2_900_000;

    public const int PropertyBytes = 64 * 1024;

    /// <summary>15 full properties: what is left of 1 MiB holds the keys and the property names.</summary>
    public const int MaxBodyBytes = 15 * PropertyBytes;

    /// <summary>Of a document before it is packed into a body. What says it is larger is damaged or hostile.</summary>
    public const int MaxDocumentBytes = 16 * 1024 * 1024;

    public const int MaxPage = 1000;

    /// <summary>Of a partition's or a row's name. Azure takes 1,024; half leaves room for whoever prefixes them.</summary>
    public const int MaxNameLength = 512;
}

/// <summary>A change that no store would take. The caller answers 413 or splits its work; nothing was written.</summary>
internal sealed class StoreLimitException(string message) : Exception(message);
