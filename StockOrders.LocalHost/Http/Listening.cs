using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.LocalHost.Http;

/// <summary>The web server: Kestrel on the given addresses, or none, and always the in-process one.</summary>
internal static class Listening
{
    /// <summary>
    /// What the worker's Kestrel lets through where a route says nothing else (the Functions host before it: 100 MiB, or what its setting
    /// FUNCTIONS_REQUEST_BODY_SIZE_LIMIT says). The app's own limit is 1 MiB.
    /// </summary>
    private const long MaxRequestBytes = 30_000_000;

    public static void Add(WebApplicationBuilder builder, string? urls)
    {
        if (urls is not null)
        {
            builder.WebHost.UseKestrelCore().UseUrls(
                [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(WithoutDynamicLocalhost)]);
            builder.Services.Configure<KestrelServerOptions>(options =>
            {
                options.AddServerHeader = false;
                options.Limits.MaxRequestBodySize = MaxRequestBytes;
            });
        }

        var sockets = builder.Services.LastOrDefault(service => service.ServiceType == typeof(IServer));
        if (sockets is not null)
            builder.Services.Remove(sockets);
        builder.Services.AddSingleton(services => new InProcessServer(sockets is null
            ? null
            : (IServer)ActivatorUtilities.CreateInstance(services, sockets.ImplementationType!)));
        builder.Services.AddSingleton<IServer>(services => services.GetRequiredService<InProcessServer>());
    }

    public static async Task Start(WebApplication web, CancellationToken cancellation)
    {
        try
        {
            await web.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new LocalAppException($"{taken.Message} Another program listens there; choose another address with --urls.", taken);
        }
        catch (Exception refused) when (refused is FormatException or InvalidOperationException or SocketException or IOException)
        {
            throw new LocalAppException($"The addresses given with --urls cannot be listened on: {refused.Message}", refused);
        }
    }

    // Kestrel binds "localhost" on IPv4 and IPv6 at once and cannot choose one free port for both.
    private static string WithoutDynamicLocalhost(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Port: 0, Host: "localhost" } ? $"{uri.Scheme}://{IPAddress.Loopback}:0" : url;
}
