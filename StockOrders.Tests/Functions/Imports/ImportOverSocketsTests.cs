using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Imports;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.Connections;

namespace StockOrders.Tests.Functions.Imports;

/// <summary>What the web server does with files larger than it lets through by itself, and with senders that go away.</summary>
public sealed class ImportOverSocketsTests
{
    private const int WideBytes = 60_000;

    [Fact]
    public async Task A_file_larger_than_any_other_body_is_let_through_on_this_route_alone()
    {
        await using var app = await Listen();
        using var client = Client(app);
        var lines = 40_000_000 / WideBytes;

        using var sent = await client.PostAsync("/api/v1/sales/imports", Wide(lines));

        Assert.Equal((202, lines), ((int)sent.StatusCode, (int)(await Read(sent))["import"]!["lines"]!));
        Assert.Contains(" 413 ", await Raw(app, "Content-Length: 30000001\r\n\r\n", "sales"), StringComparison.Ordinal);
        Assert.Contains(" 413 ", await Raw(app, "Content-Length: 1048577\r\n\r\n", "sales"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_past_the_limit_is_refused_whether_or_not_it_said_how_long_it_is_and_nothing_of_it_is_applied()
    {
        await using var app = await Listen();
        using var client = Client(app);

        // Nobody has to send 200 MiB to be told that it is too much.
        Assert.Contains(" 413 ", await Raw(app, $"Content-Length: {ImportLimits.MaxBytes + 1}\r\n\r\n"), StringComparison.Ordinal);
        using var sent = await client.PostAsync("/api/v1/sales/imports", Wide((int)(ImportLimits.MaxBytes / WideBytes) + 2));

        Assert.Equal((413, "body_too_large"), ((int)sent.StatusCode, (string)(await Read(sent))["result"]!["code"]!));
        Assert.Equal("failed", (string)(await Imports(client))[0]!["status"]!);
    }

    [Fact]
    public async Task A_sender_that_goes_away_leaves_an_import_to_go_on_with()
    {
        await using var app = await Listen();
        using var client = Client(app);
        var file = ImportShop.Header + ImportShop.Lines(50_000);

        using var limit = new CancellationTokenSource(Patience.Hang);
        using (var sender = new TcpClient())
        {
            await sender.ConnectAsync(IPAddress.Loopback, app.BaseAddress.Port);
            await sender.GetStream().WriteAsync(Head("sales/imports", $"Content-Length: {file.Length}\r\n\r\n{file[..900_000]}"));
            await Until(client, import => import is not null && (int)import["lines"]! > 0, limit.Token);
        }

        await Until(client, import => (string?)import?["status"] == "incomplete", limit.Token);
        var id = (string)(await Imports(client))[0]!["id"]!;
        using var sent = await client.PostAsync($"/api/v1/sales/imports?resume={id}", new StringContent(file, new MediaTypeHeaderValue("text/csv")));

        Assert.Equal((202, 50_000), ((int)sent.StatusCode, (int)(await Read(sent))["import"]!["lines"]!));
    }

    private static Task<LocalApp> Listen() => LocalApp.Start(new LocalAppOptions
    {
        Urls = "http://127.0.0.1:0", VirtualClock = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero), Accounts = [new AccountKey("a1", "key-of-a1")],
        Services = services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.WaitForEver()),
    });

    private static HttpClient Client(LocalApp app)
    {
        var client = new HttpClient { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "key-of-a1");
        client.DefaultRequestHeaders.Add("Account", "a1");
        client.DefaultRequestHeaders.ExpectContinue = true;
        return client;
    }

    /// <summary>Lines whose weight is in a column that nobody reads. They are sent without saying how long they are together.</summary>
    private static StreamContent Wide(int lines)
    {
        var content = new StreamContent(new Rows(lines));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    private static async Task<JsonObject> Read(HttpResponseMessage answer) => (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task<JsonArray> Imports(HttpClient client) =>
        (JsonArray)JsonNode.Parse(await client.GetStringAsync("/api/v1/sales/imports"))!["imports"]!;

    private static async Task Until(HttpClient client, Func<JsonNode?, bool> isSo, CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo((await Imports(client)).FirstOrDefault()))
        {
            await look.WaitForNextTickAsync(cancellation);
        }
    }

    private static byte[] Head(string path, string rest) => Encoding.ASCII.GetBytes(
        $"POST /api/v1/{path} HTTP/1.1\r\nHost: a\r\nAuthorization: key-of-a1\r\nAccount: a1\r\nContent-Type: text/csv\r\n{rest}");

    private static async Task<string> Raw(LocalApp app, string rest, string path = "sales/imports")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Head(path, rest));
        var line = new byte[20];
        await stream.ReadExactlyAsync(line);
        return Encoding.ASCII.GetString(line);
    }

    private sealed class Rows(int lines) : Stream
    {
        private readonly string note = new('x', WideBytes - 60);
        private byte[] row = Encoding.ASCII.GetBytes("note,id,variant,warehouse,date,quantity\n");
        private int at;
        private int number;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == row.Length && number < lines)
            {
                (row, at) = (Encoding.ASCII.GetBytes($"{note},line-{number++},v1,w1,2026-05-01,1\n".PadLeft(WideBytes, 'x')), 0);
            }

            var length = Math.Min(count, row.Length - at);
            row.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
            at += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
