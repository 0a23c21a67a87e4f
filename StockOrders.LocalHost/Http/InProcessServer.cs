using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace StockOrders.LocalHost.Http;

/// <summary>
/// Gives the app's whole pipeline to callers in this process, without sockets, beside the real server or instead of it.
/// </summary>
internal sealed class InProcessServer(IServer? sockets) : IServer
{
    private Func<IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = sockets?.Features ?? new FeatureCollection();

    public Task Process(IFeatureCollection request) =>
        (process ?? throw new InvalidOperationException("The server is not started."))(request);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        process = request => Process(application, request);
        return sockets?.StartAsync(application, cancellationToken) ?? Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => sockets?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => sockets?.Dispose();

    private static async Task Process<TContext>(IHttpApplication<TContext> application, IFeatureCollection request)
        where TContext : notnull
    {
        var context = application.CreateContext(request);
        Exception? failure = null;
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception caught)
        {
            failure = caught;
            throw;
        }
        finally
        {
            application.DisposeContext(context, failure);
        }
    }
}
