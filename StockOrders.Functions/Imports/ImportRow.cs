using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Imports;

internal enum ImportStatus
{
    /// <summary>Its file arrives, or broke off half way.</summary>
    Uploading,
    Applying,
    Completed,
    Cancelled,
    Failed,

    /// <summary>Its file was imported before: nothing was done.</summary>
    Duplicate,
}

/// <summary>An import: how far its file has come, and how far its lines are applied.</summary>
/// <param name="SeenAt">When anything was last heard of the upload, or done of the work.</param>
/// <param name="Columns">The file's header.</param>
/// <param name="Bytes">Of the file, as far as its lines are stored.</param>
/// <param name="Hash">SHA-256 of those; of the whole file once it is there.</param>
/// <param name="NextLine">The number of the line that comes next.</param>
/// <param name="Lines">Of the file so far, without the header.</param>
/// <param name="Chunks">In which its sound lines are stored.</param>
/// <param name="Uploads">How often sending the file was begun: of two senders the later goes on.</param>
/// <param name="Broken">True where the upload is known to have broken off.</param>
/// <param name="Applied">Chunks that are worked.</param>
/// <param name="Done">Lines that were worked, those refused while the file arrived included.</param>
/// <param name="Refused">Lines that were not applied.</param>
/// <param name="Again">True where the file is to be applied though it was imported before.</param>
internal sealed record ImportRow(
    string Id,
    AccountId Account,
    ImportKind Kind,
    ImportStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    int Separator,
    ImmutableArray<string> Columns,
    long Bytes,
    string Hash,
    int NextLine,
    int Lines = 0,
    int Chunks = 0,
    int Uploads = 1,
    bool Broken = false,
    int Applied = 0,
    int Done = 0,
    int Refused = 0,
    int KeptAside = 0,
    bool Again = false,
    DateTimeOffset? UploadedAt = null,
    DateTimeOffset? FinishedAt = null,
    string? DuplicateOf = null,
    string? Failure = null)
{
    public bool IsOver() => Status is not (ImportStatus.Uploading or ImportStatus.Applying);

    public FileHeader Header() => new((byte)Separator, Columns);
}

/// <summary>How far the chunk is that is worked now. Its batches are the same however often it is begun anew.</summary>
internal sealed record ImportProgressRow(int Chunk, int Batches, int Lines, int Refused, int KeptAside, ImmutableArray<RefusedLine> RefusedLines, DateTimeOffset At)
{
    public static ImportProgressRow Begun(int chunk, DateTimeOffset at) => new(chunk, 0, 0, 0, 0, [], at);

    public ImportProgressRow After(int lines, BatchOutcome batch, DateTimeOffset at) => new(
        Chunk,
        Batches + 1,
        Lines + lines,
        Refused + batch.Refused.Count,
        KeptAside + batch.KeptAside,
        [.. RefusedLines.Concat(batch.Refused).Take(ImportLimits.RefusedShown)],
        at);
}

/// <summary>Stands while an import is not over.</summary>
internal sealed record OpenImportRow(string Import);

/// <summary>Which import brought a file.</summary>
internal sealed record ImportedFileRow(string Import);
