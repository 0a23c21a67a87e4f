namespace StockOrders.LocalHost.Options;

/// <summary>
/// The data directory in the hands of this process: two hosts over one set of orchestrations and queues would do everything twice.
/// The system frees it when the process ends, however it ends.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream held;

    private DataDirectory(FileStream held) => this.held = held;

    /// <exception cref="LocalAppException">It cannot be made or written, or another host has it.</exception>
    public static DataDirectory Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new(new FileStream(Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LocalAppException(
                $"The data directory {path} cannot be used; perhaps another host runs on it. Stop that one or choose another with --data. ({refused.Message})",
                refused);
        }
    }

    public void Dispose() => held.Dispose();
}
