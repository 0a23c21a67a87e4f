using System.Net;
using System.Net.Sockets;
using System.Text;
using StockOrders.LocalHost;

namespace StockOrders.Tests.LocalHost.Http;

public sealed class HostileRequestTests
{
    [Theory]
    [InlineData("GET /hello HTTP/1.1\r\nHost: a\r\nX-Long: {40000}\r\n\r\n", "431")]
    [InlineData("GET /{9000} HTTP/1.1\r\nHost: a\r\n\r\n", "414")]
    [InlineData("GET /hello HTTP/1.1\r\n\r\n", "400")]
    [InlineData("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n", "413")]
    [InlineData("POST /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "400")]
    [InlineData("GET /..%2f..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "404")]
    [InlineData("GET /mailbox/99999999999999999999 HTTP/1.1\r\nHost: a\r\n\r\n", "404")]
    [InlineData("GET /mailbox/../host.db HTTP/1.1\r\nHost: a\r\n\r\n", "404")]
    [InlineData("nonsense\r\n\r\n", "400")]
    public async Task It_is_answered_with_a_refusal_and_the_host_goes_on(string request, string status)
    {
        await using var app = await SampleApp.Listen(typeof(SampleHttpFunctions));
        Assert.Equal(status, await StatusOf(app, Filled(request)));
        using var client = new HttpClient { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };
        Assert.Equal("hello again", await client.GetStringAsync("/hello?name=again"));
    }

    [Fact]
    public async Task By_default_only_this_machine_reaches_it()
    {
        await using var app = await SampleApp.Listen(typeof(SampleHttpFunctions));
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(app.BaseAddress.Host)));
    }

    private static string Filled(string request)
    {
        var start = request.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return request;
        var end = request.IndexOf('}', StringComparison.Ordinal);
        return request[..start] + new string('x', int.Parse(request[(start + 1)..end], null)) + request[(end + 1)..];
    }

    private static async Task<string> StatusOf(LocalApp app, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.BaseAddress.Host, app.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var line = new byte[12];
        await stream.ReadExactlyAsync(line);
        return Encoding.ASCII.GetString(line)[9..];
    }
}
