using System.Net;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Connections;

public sealed class ConnectionRouteTests
{
    private const string Sound = """{"connection":{"type":"http","url":"https://wms.example.com/in","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}""";

    [Theory]
    [InlineData("inventoryplannerdev.brightpearl.com")]
    [InlineData("QuickBooksCommerce.30636")]
    public async Task Secret_is_kept_and_never_shown(string name)
    {
        await using var api = await TestApi.Run();

        var made = await api.Must(HttpMethod.Put, $"/api/v1/connections/{name}", Sound);
        var changed = await api.Must(HttpMethod.Patch, $"/api/v1/connections/{name}", """{"connection":{"owns_orders":true}}""");
        var read = await api.Must(HttpMethod.Get, $"/api/v1/connections/{name}");
        var list = await api.Must(HttpMethod.Get, "/api/v1/connections?owns_orders=true");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.All([made, changed, read, list], answer => Assert.DoesNotContain("MfKQ", answer.Text, StringComparison.Ordinal));
        var connection = read.Json["connection"]!;
        Assert.Equal(
            (name, "https://wms.example.com/in", true, true),
            (connection["name"]!.GetValue<string>(), connection["url"]!.GetValue<string>(), connection["secret_set"]!.GetValue<bool>(), connection["owns_orders"]!.GetValue<bool>()));
        Assert.Equal(1, list.Json["meta"]!["total"]!.GetValue<int>());
        Assert.NotEqual(made.Headers["ETag"], read.Headers["ETag"]);

        await api.Must(HttpMethod.Delete, $"/api/v1/connections/{name}");
        Assert.Equal(404, (await api.Get($"/api/v1/connections/{name}")).Code);
    }

    [Theory]
    [InlineData("""{"connection":{"url":"http://wms.example.com"}}""", "url")]
    [InlineData("""{"connection":{"url":"ftp://wms.example.com"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://user:word@wms.example.com"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://wms.example.com?x=1"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://10.0.0.1/"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://169.254.169.254/latest"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://[fd00::1]/"}}""", "url")]
    [InlineData("""{"connection":{"url":"https://[::ffff:192.168.1.1]/"}}""", "url")]
    [InlineData("""{"connection":{"url":7}}""", "url")]
    [InlineData("""{"connection":{"secret":"whsec_c2hvcnQ="}}""", "secret")]
    [InlineData("""{"connection":{"secret":"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}""", "secret")]
    [InlineData("""{"connection":{"type":"ftp"}}""", "type")]
    [InlineData("""{"connection":{"owns_orders":"perhaps"}}""", "owns_orders")]
    public async Task Wrong_member_is_named_and_nothing_is_stored(string body, string field)
    {
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, "/api/v1/connections/wms", Sound);
        var before = (await api.Get("/api/v1/connections/wms")).Text;

        var answer = await api.Send(HttpMethod.Put, "/api/v1/connections/wms", body);

        Assert.Equal(400, answer.Code);
        Assert.Equal(field, Assert.Single(answer.ErrorFields));
        Assert.Equal(before, (await api.Get("/api/v1/connections/wms")).Text);
    }

    [Fact]
    public async Task New_connection_needs_type_url_and_secret_and_a_name_that_can_be_one()
    {
        await using var api = await TestApi.Run();

        var bare = await api.Send(HttpMethod.Put, "/api/v1/connections/wms", """{"connection":{}}""");
        var named = await api.Send(HttpMethod.Put, "/api/v1/connections/a%20b", Sound);

        Assert.Equal(["secret", "type", "url"], bare.ErrorFields.Order());
        Assert.Equal((400, "invalid_id"), (named.Code, named.ErrorCode));
    }

    [Fact]
    public async Task Only_an_administrator_sets_connections_up_and_no_other_account_sees_them()
    {
        await using var api = await TestApi.Run();
        await api.Must(HttpMethod.Put, "/api/v1/connections/wms", Sound);
        var writer = await api.AddKey(Scopes.Read | Scopes.Write);

        Assert.Equal(403, (await api.Send(HttpMethod.Put, "/api/v1/connections/wms", Sound, writer)).Code);
        Assert.Equal(403, (await api.Send(HttpMethod.Delete, "/api/v1/connections/wms", null, writer)).Code);
        Assert.Equal(404, (await api.Send(HttpMethod.Get, "/api/v1/connections/wms", null, TestApi.OtherKey, TestApi.OtherAccount)).Code);
        Assert.Equal(412, (await api.Send(HttpMethod.Put, "/api/v1/connections/wms", Sound, headers: ("If-Match", "\"old\""))).Code);
    }
}
