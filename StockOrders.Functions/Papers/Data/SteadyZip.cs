using System.IO.Compression;

namespace StockOrders.Functions.Papers.Data;

/// <summary>The same files in the same order with a fixed time on each: a package otherwise says when it was made, and no two are alike.</summary>
internal static class SteadyZip
{
    /// <summary>The first day that the format can say.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream package)
    {
        using var steady = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package.ToArray()), ZipArchiveMode.Read))
        using (var to = new ZipArchive(steady, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = Time;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return steady.ToArray();
    }
}
