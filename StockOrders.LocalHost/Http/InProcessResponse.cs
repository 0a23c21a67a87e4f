using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StockOrders.LocalHost.Http;

/// <summary>An answer held in memory, with the callbacks that a real server makes before its first and after its last byte.</summary>
internal sealed class InProcessResponse(MemoryStream body) : StreamResponseBodyFeature(body), IHttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Call, object State)> starting = new();
    private readonly Stack<(Func<object, Task> Call, object State)> completed = new();

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; } = body;

    public bool HasStarted { get; private set; }

    public void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => completed.Push((callback, state));

    public override async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (HasStarted)
            return;
        HasStarted = true;
        while (starting.TryPop(out var callback))
            await callback.Call(callback.State);
        await base.StartAsync(cancellationToken);
    }

    public override async Task CompleteAsync()
    {
        await StartAsync();
        await base.CompleteAsync();
    }

    public async Task RunCompleted()
    {
        while (completed.TryPop(out var callback))
            await callback.Call(callback.State);
    }
}
