using Azure.Core;
using Azure.Data.Tables;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class SqliteMemoryStoreTests : StoreConformance, IDisposable
{
    private readonly SqliteMemoryStore _store = new();

    private protected override IStore Store => _store;

    public void Dispose() => _store.Dispose();
}

public sealed class SqliteStoreTests : StoreConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stockorders");
    private readonly SqliteStore _store;

    public SqliteStoreTests() => _store = new(Path.Combine(_folder.FullName, "orders.db"));

    private protected override IStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }
}

[Collection(nameof(Azurite))]
public sealed class AzuriteStoreTests(Azurite azurite) : StoreConformance
{
    private protected override IStore Store { get; } = AzureStore(azurite, new());

    internal static AzureTableStore AzureStore(Azurite azurite, TableClientOptions options)
    {
        options.AddPolicy(new AzureTries(), HttpPipelinePosition.PerRetry);
        return new(new TableClient(azurite.ConnectionString, "conformance", options));
    }
}
