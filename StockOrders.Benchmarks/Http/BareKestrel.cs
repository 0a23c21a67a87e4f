using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StockOrders.Benchmarks.Http;

/// <summary>The server alone, answering with so many bytes: no answer through it can come faster.</summary>
internal static class BareKestrel
{
    public static async Task<double> Rate(int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var body = new byte[bytes];
        app.Run(async http =>
        {
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return await Load.Rate(new Uri(app.Urls.First()), () => "/");
    }
}
