namespace StockOrders.Tests.LocalHost;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
