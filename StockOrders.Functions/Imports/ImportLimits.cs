namespace StockOrders.Functions.Imports;

/// <summary>How much an import may be, and in what portions it is worked.</summary>
internal static class ImportLimits
{
    /// <summary>
    /// 200 MiB. The Functions host lets 100 MiB through unless its setting FUNCTIONS_REQUEST_BODY_SIZE_LIMIT says more, as the
    /// deployment's does.
    /// </summary>
    public const long MaxBytes = 200L * 1024 * 1024;

    /// <summary>What servers are to let through: more than a file may have, so that it is us who say so, and the sender hears it.</summary>
    public const long MaxBody = MaxBytes + (1024 * 1024);

    public const int MaxLines = 2_000_000;

    /// <summary>Lines of the file, refused ones included, that are stored together.</summary>
    public const int LinesInAChunk = 20_000;

    /// <summary>Of a chunk before it is packed, in bytes: it fits a row even where packing gains nothing.</summary>
    public const int ChunkBytes = 512 * 1024;

    /// <summary>Lines that are applied together: as many as a call that posts lines takes.</summary>
    public const int LinesInABatch = 1_000;

    /// <summary>Refused lines that are told of by their numbers; the rest are counted.</summary>
    public const int RefusedShown = 1_000;

    /// <summary>Imports of an account that are under way at once.</summary>
    public const int Open = 20;

    /// <summary>An upload that nothing was heard of for so long has broken off, whoever was to say so.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>An upload that broke off can be gone on with for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>How long an import that is over is told of.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
}
