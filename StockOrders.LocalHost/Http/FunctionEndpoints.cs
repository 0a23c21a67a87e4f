using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Http;

/// <summary>Every HTTP function as an endpoint of the web server.</summary>
internal sealed class FunctionEndpoints(FunctionCatalogue catalogue, HttpInvocation invocation, HostJson host) : EndpointDataSource
{
    /// <summary>Our own pages stand behind the app's routes, never in front of them.</summary>
    public const int OrderOfLocalPages = 1;

    public override IReadOnlyList<Endpoint> Endpoints { get; } =
    [
        .. catalogue.Of(TriggerKind.Http).Select(function => Map(function, invocation, host.RoutePrefix)),
    ];

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private static Endpoint Map(FunctionEntry function, HttpInvocation invocation, string prefix)
    {
        var endpoint = new RouteEndpointBuilder(
            http => invocation.Run(function, http), FunctionRoutes.Pattern(function, prefix), order: 0)
        {
            DisplayName = function.Name,
        };
        endpoint.Metadata.Add(KnownRoute.Mark);
        if (FunctionRoutes.Methods(function) is { Count: > 0 } methods)
            endpoint.Metadata.Add(new HttpMethodMetadata(methods));
        return endpoint.Build();
    }
}
