namespace StockOrders.Functions.Imports;

/// <summary>An import as people see it at one moment.</summary>
/// <param name="Progress">How far the chunk at hand is; null where none is.</param>
/// <param name="Refused">The first lines that were refused; null where they are not told.</param>
internal sealed record ImportView(ImportRow Import, ImportProgressRow? Progress, IReadOnlyList<RefusedLine>? Refused, bool IsSilent)
{
    private ImportProgressRow? Current => Progress?.Chunk == Import.Applied ? Progress : null;

    public string Status => Import.Status == ImportStatus.Uploading && IsSilent ? "incomplete" : ImportJson.StatusOf(Import.Status);

    public int Done => Import.Done + (Current?.Lines ?? 0);

    public int RefusedCount => Import.Refused + (Current?.Refused ?? 0);

    public int KeptAside => Import.KeptAside + (Current?.KeptAside ?? 0);

    /// <summary>Lines that were applied: all that are done but those refused and those kept aside.</summary>
    public int Applied => Done - RefusedCount - KeptAside;

    /// <summary>Lines applied in a second since the file was there; null before anything can be said.</summary>
    public decimal? Rate
    {
        get
        {
            var (until, seconds) = (Import.FinishedAt ?? Current?.At ?? Import.SeenAt, 0.0);
            seconds = Import.UploadedAt is { } since ? (until - since).TotalSeconds : 0;
            return seconds > 0 && Applied > 0 ? decimal.Round((decimal)(Applied / seconds), 1) : null;
        }
    }

    /// <summary>Null where it is over, or nothing can be said yet.</summary>
    public long? SecondsLeft =>
        Import.Status == ImportStatus.Applying && Rate is > 0 and var rate ? (long)Math.Ceiling((Import.Lines - Done) / rate) : null;
}
