using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace StockOrders.LocalHost.Queues;

/// <summary>What a service would have answered, where there is no service.</summary>
internal sealed class LocalResponse(int status) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public static Task<Response<T>> Of<T>(T value, int status) => Task.FromResult(FromValue(value, new LocalResponse(status)));

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }
}
