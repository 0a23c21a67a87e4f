namespace StockOrders.Functions.Imports;

/// <summary>What was read of a file since its last stored chunk.</summary>
internal sealed class ChunkPart
{
    private const int Shown = ImportLimits.RefusedShown;

    private readonly List<RefusedLine> refused = [];

    public ChunkWriter Sound { get; } = new();

    public IReadOnlyList<RefusedLine> RefusedLines => refused;

    /// <summary>Lines, whether sound or refused.</summary>
    public int Lines { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Where the last of them ended in the file.</summary>
    public long Offset { get; private set; }

    public bool IsFull => Lines >= ImportLimits.LinesInAChunk || Sound.Size >= ImportLimits.ChunkBytes;

    /// <summary>Nothing stood there.</summary>
    public void Pass(long offset) => Offset = offset;

    public void Add(RefusedLine? fault, long offset)
    {
        Lines++;
        Offset = offset;
        if (fault is not null)
        {
            Refused++;
            if (refused.Count < Shown)
            {
                refused.Add(fault);
            }
        }
    }
}
