using StockOrders.LocalHost.Options;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.WholeLife;

public sealed class WholeLivesInMemory : WholeLives
{
    private protected override StoreChoice Store => StoreChoice.Memory;
}

public sealed class WholeLivesInSqliteFiles : WholeLives
{
    private protected override StoreChoice Store => StoreChoice.Sqlite;
}

[Collection(nameof(Azurite))]
public sealed class WholeLivesInAzurite(Azurite azurite) : WholeLives
{
    private protected override StoreChoice Store { get; } = new(StoreKind.Azure, azurite.OwnConnectionString());
}
