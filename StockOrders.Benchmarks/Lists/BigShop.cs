using Microsoft.Extensions.DependencyInjection;
using StockOrders.Benchmarks.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Lists;

/// <summary>A shop on a SQLite file, over HTTP, with very many orders. It is filled once and measured by all who ask.</summary>
internal sealed class BigShop : IAsyncDisposable
{
    public const int Orders = 100_000;

    private static BigShop? only;

    private BigShop(BenchmarkShop shop, IReadOnlyList<string> ids, DirectoryInfo folder) => (Shop, Ids, Folder) = (shop, ids, folder);

    public BenchmarkShop Shop { get; private set; }

    public IReadOnlyList<string> Ids { get; }

    public DirectoryInfo Folder { get; }

    public IStore Store => Shop.App.Services.GetRequiredService<IStore>();

    public Uri Address => Shop.App.BaseAddress;

    public static async Task<BigShop> Get()
    {
        if (only is not null)
        {
            return only;
        }

        var folder = Directory.CreateTempSubdirectory("stockorders");
        var shop = await Open(folder);
        await Console.Error.WriteLineAsync($"  writing {Orders:N0} orders …");
        return only = new BigShop(shop, await Crowd.Gather(shop, shop.App.Services.GetRequiredService<IStore>(), Orders), folder);
    }

    /// <summary>Stops the app, so that another process can have its file.</summary>
    public ValueTask Close() => Shop.DisposeAsync();

    public async Task Reopen() => Shop = await Open(Folder);

    public static ValueTask End() => only?.DisposeAsync() ?? default;

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        Folder.Delete(recursive: true);
        only = null;
    }

    private static Task<BenchmarkShop> Open(DirectoryInfo folder) => BenchmarkShop.Open(new LocalAppOptions
    {
        Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
    });
}
