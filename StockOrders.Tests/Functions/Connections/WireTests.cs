using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Connections.Http;
using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>The line itself, over real sockets.</summary>
public sealed class WireTests
{
    private static readonly ConnectionsOptions Local = new([], Loopback: true);
    private static readonly ConnectionsOptions Deployed = new([], Loopback: false);
    private static readonly StockPush Push = new(new WarehouseId("w1"), [new StockPushLine(new VariantId("c1_1"), 2.5m, 1)]);

    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Circuit_opens_when_all_fails_and_closes_when_its_rest_is_over()
    {
        await using var side = await OtherSide.Open();
        using var http = new HttpClient(GuardedHandler.Of(Local)) { Timeout = Patience.Hang };
        var connection = Connection(side.Url, http, side.Network with { Retries = 1 });
        side.Fails(500, times: WirePolicy.FewestTries);
        for (var time = 0; time < WirePolicy.FewestTries; time += 2)
        {
            Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown>(await connection.PushStock(Push, "k", default));
        }

        var open = Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown>(await connection.PushStock(Push, "k", default));
        Assert.Equal(WirePolicy.FewestTries, side.Calls.Count);
        Assert.True(open.RestFor > TimeSpan.Zero && open.RestFor <= WirePolicy.Break);

        clock.Advance(WirePolicy.Break);
        var done = Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Done>(await connection.PushStock(Push, "k", default));
        Assert.Equal(new StockPushed(new VariantId("c1_1"), null), Assert.Single(done.Value));
        Assert.Single(side.Pushes);
    }

    [Fact]
    public async Task Push_says_what_became_of_each_line_and_one_that_leaves_a_line_out_leaves_all_open()
    {
        await using var side = await OtherSide.Open();
        using var http = new HttpClient(GuardedHandler.Of(Local)) { Timeout = Patience.Hang };
        var connection = Connection(side.Url, http, side.Network with { Retries = 1 });
        side.Says("""{"items":[{"id":"c1_1","error":"Stock is 5, not 1."}]}""").Says("""{"items":[]}""");

        var told = Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Done>(await connection.PushStock(Push, "k", default));
        Assert.Equal("Stock is 5, not 1.", Assert.Single(told.Value).Error);
        Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown>(await connection.PushStock(Push, "k", default));
        Assert.Equal("""{"warehouse":"w1","items":[{"id":"c1_1","delta":2.5,"stock_before":1}]}""", side.Calls[0].Body!.ToJsonString());
    }

    [Fact]
    public async Task Stock_is_read_and_a_question_is_signed_too()
    {
        await using var side = await OtherSide.Open();
        using var http = new HttpClient(GuardedHandler.Of(Local)) { Timeout = Patience.Hang };

        var stock = await Connection(side.Url, http, side.Network).ReadStock(new WarehouseId("w1"), [new VariantId("c1_1"), new VariantId("a b&c")], default);

        var done = Assert.IsType<ConnectionAnswer<ImmutableArray<OutsideStock>>.Done>(stock);
        Assert.Equal([new OutsideStock(new VariantId("c1_1"), 7.5m), new OutsideStock(new VariantId("a b&c"), 7.5m)], done.Value.ToArray());
        Assert.True(side.Calls[0] is { IsSigned: true, Key: "" });
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}")]
    public async Task Machine_itself_is_not_reached_unless_the_settings_say_so(string url)
    {
        await using var side = await OtherSide.Open();
        using var http = new HttpClient(GuardedHandler.Of(Deployed)) { Timeout = Patience.Hang };

        var answer = await Connection(string.Format(null, url, new Uri(side.Url).Port), http, side.Network).PushStock(Push, "k", default);

        Assert.Contains("public internet", Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Refused>(answer).Message, StringComparison.Ordinal);
        Assert.Empty(side.Calls);
    }

    [Fact]
    public async Task Expired_certificate_lets_nothing_through()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var expired = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using var side = await OtherSide.Open(expired);
        using var http = new HttpClient(GuardedHandler.Of(Local)) { Timeout = Patience.Hang };

        var answer = await Connection(side.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), http, side.Network).PushStock(Push, "k", default);

        Assert.Contains("certificate", Assert.IsType<ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown>(answer).Message, StringComparison.Ordinal);
        Assert.Empty(side.Calls);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Addresses_are_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.Contain(IPAddress.Parse(address)));

    [Fact]
    public void Private_host_is_reached_where_whoever_runs_the_app_lists_it()
    {
        var options = Deployed with { PrivateHosts = ["wms.internal"] };

        Assert.True(options.MayReach("wms.internal", IPAddress.Parse("10.0.0.1")));
        Assert.False(options.MayReach("other.internal", IPAddress.Parse("10.0.0.1")));
    }

    private HttpConnection Connection(string url, HttpClient http, WireTimes times) =>
        new("wms", new Wire(new Uri(url), WebhookSecret.Find(OtherSide.Secret)!, http, new WirePolicy(times, clock), clock), clock);
}
