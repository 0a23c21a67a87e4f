using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Accounts;

public sealed class KeyTests
{
    private const string Keys = "/api/v1/keys";

    [Fact]
    public async Task A_key_is_shown_once_opens_what_its_scopes_say_and_is_kept_as_a_hash()
    {
        await using var api = await TestApi.Run();

        var (id, secret) = await Make(api, "scanner", "read");

        Assert.StartsWith("so_", secret, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Send(HttpMethod.Get, "/api/v1/vendors", key: secret)).Code);
        Assert.Equal(403, (await api.Send(HttpMethod.Put, "/api/v1/vendors/v", """{"vendor":{"name":"x"}}""", secret)).Code);
        foreach (var path in new[] { Keys, $"{Keys}/{id}" })
        {
            Assert.DoesNotContain(secret, (await api.Get(path)).Text, StringComparison.Ordinal);
        }

        await foreach (var row in api.Get<IStore>().All(new RowRange(KeyRows.Partition, "", "~"), default))
        {
            Assert.DoesNotContain(secret, System.Text.Encoding.UTF8.GetString(BodyCodec.Unpack(row.Body).Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_tells_of_every_key_what_it_may_and_when_it_was_used()
    {
        await using var api = await TestApi.Run();
        var (_, secret) = await Make(api, "scanner", "read", "receive");
        await api.Advance(TimeSpan.FromHours(2));

        Assert.Null(Named(await api.Get(Keys), "scanner")["last_used"]);
        await api.Send(HttpMethod.Get, "/api/v1/vendors", key: secret);

        var scanner = Named(await api.Get(Keys), "scanner");
        Assert.Equal("2026-05-01T10:00:00Z", scanner["last_used"]!.GetValue<string>());
        Assert.Equal(["read", "receive"], scanner["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.Equal("active", Named(await api.Get(Keys), "owner")["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_that_moment_on()
    {
        await using var api = await TestApi.Run();
        var (id, secret) = await Make(api, "scanner", "read");
        Assert.Equal(200, (await api.Send(HttpMethod.Get, "/api/v1/vendors", key: secret)).Code);

        var revoked = await api.Must(HttpMethod.Delete, $"{Keys}/{id}");

        Assert.Equal("revoked", revoked.Json["key"]!["status"]!.GetValue<string>());
        Assert.Equal(401, (await api.Send(HttpMethod.Get, "/api/v1/vendors", key: secret)).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Delete, $"{Keys}/{id}")).Code);
    }

    [Fact]
    public async Task Another_instance_lets_a_revoked_key_in_for_half_a_minute_at_most()
    {
        await using var api = await TestApi.Run();
        var (id, secret) = await Make(api, "scanner", "read");
        var elsewhere = new KeyRows(api.Get<IStore>(), api.Get<TimeProvider>());
        Assert.NotNull(await elsewhere.Find(secret, default));

        await api.Must(HttpMethod.Delete, $"{Keys}/{id}");
        await api.Advance(KeyRows.RememberedFor);

        Assert.False((await elsewhere.Find(secret, default))!.IsGood(api.Get<TimeProvider>().GetUtcNow()));
    }

    [Fact]
    public async Task A_rotated_key_has_a_new_secret_and_the_old_one_is_good_for_the_grace()
    {
        await using var api = await TestApi.Run();
        var (id, old) = await Make(api, "scanner", "read");

        var rotated = await api.Must(HttpMethod.Post, $"{Keys}/{id}/rotate", """{"grace":"PT1H"}""");
        var secret = rotated.Json["key"]!["key"]!.GetValue<string>();

        Assert.NotEqual(old, secret);
        Assert.Equal("2026-05-01T09:00:00Z", rotated.Json["key"]!["old_key_until"]!.GetValue<string>());
        Assert.Equal((200, 200), (await Opens(api, old), await Opens(api, secret)));
        await api.Advance(TimeSpan.FromHours(1));
        Assert.Equal((401, 200), (await Opens(api, old), await Opens(api, secret)));
    }

    [Fact]
    public async Task Revoking_ends_a_rotated_keys_old_secret_as_well_and_no_grace_ends_it_at_once()
    {
        await using var api = await TestApi.Run();
        var (id, first) = await Make(api, "scanner", "read");
        var second = (await api.Must(HttpMethod.Post, $"{Keys}/{id}/rotate")).Json["key"]!["key"]!.GetValue<string>();
        var third = (await api.Must(HttpMethod.Post, $"{Keys}/{id}/rotate", """{"grace":"PT0S"}""")).Json["key"]!["key"]!.GetValue<string>();

        Assert.Equal((200, 401, 200), (await Opens(api, first), await Opens(api, second), await Opens(api, third)));
        await api.Must(HttpMethod.Delete, $"{Keys}/{id}");
        Assert.Equal((401, 401), (await Opens(api, first), await Opens(api, third)));
        Assert.Equal("key_revoked", (await api.Send(HttpMethod.Post, $"{Keys}/{id}/rotate")).ErrorCode);
    }

    [Fact]
    public async Task A_key_says_whose_it_is_and_keeps_that_when_it_is_rotated()
    {
        await using var api = await TestApi.Run();

        var made = await api.Must(HttpMethod.Post, Keys, """{"key":{"name":"ann","scopes":["read","approve"],"email":"ann@shop.example"}}""");
        var id = made.Json["key"]!["id"]!.GetValue<string>();
        var rotated = await api.Must(HttpMethod.Post, $"{Keys}/{id}/rotate");

        foreach (var key in new[] { made.Json["key"]!, rotated.Json["key"]!, Named(await api.Get(Keys), "ann"), (await api.Get($"{Keys}/{id}")).Json["key"]! })
        {
            Assert.Equal("ann@shop.example", key["email"]!.GetValue<string>());
        }

        Assert.Null(Named(await api.Get(Keys), "owner")["email"]);
        foreach (var secret in new[] { made.Json["key"]!["key"]!.GetValue<string>(), rotated.Json["key"]!["key"]!.GetValue<string>() })
        {
            Assert.Equal("ann@shop.example", (await api.Get<KeyRows>().Find(secret, default))!.Email);
        }
    }

    [Fact]
    public async Task A_key_gives_no_scope_that_it_lacks_not_even_by_rotating()
    {
        await using var api = await TestApi.Run();
        var clerk = await api.AddKey(Scopes.Admin | Scopes.Read);
        var owner = Named(await api.Get(Keys), "owner")["id"]!.GetValue<string>();

        var made = await api.Send(HttpMethod.Post, Keys, """{"key":{"name":"mine","scopes":["read","approve"]}}""", clerk);
        var rotated = await api.Send(HttpMethod.Post, $"{Keys}/{owner}/rotate", null, clerk);

        Assert.Equal((403, "scope_beyond_yours"), (made.Code, made.ErrorCode));
        Assert.Equal((403, "scope_beyond_yours"), (rotated.Code, rotated.ErrorCode));
        Assert.Equal(201, (await api.Send(HttpMethod.Post, Keys, """{"key":{"name":"mine","scopes":["read"]}}""", clerk)).Code);
        Assert.Equal(403, (await api.Send(HttpMethod.Get, Keys, key: await api.AddKey(Scopes.All & ~Scopes.Admin))).Code);
    }

    [Fact]
    public async Task The_last_key_with_admin_stays_whoever_asks_at_the_same_time()
    {
        await using var api = await TestApi.Run();
        var (other, _) = await Make(api, "second", "read", "write", "receive", "approve", "admin");
        var owner = Named(await api.Get(Keys), "owner")["id"]!.GetValue<string>();

        var answers = await Task.WhenAll(api.Send(HttpMethod.Delete, $"{Keys}/{owner}"), api.Send(HttpMethod.Delete, $"{Keys}/{other}"));

        Assert.Single(answers, answer => answer.Code == 200);
        Assert.Contains(answers, answer => answer.Code is 409 or 401);
    }

    [Fact]
    public async Task The_same_call_again_makes_no_second_key_and_shows_none()
    {
        await using var api = await TestApi.Run();
        const string Body = """{"key":{"name":"scanner","scopes":["read"]}}""";

        var first = await api.Send(HttpMethod.Post, Keys, Body, headers: ("Idempotency-Key", "k1"));
        var again = await api.Send(HttpMethod.Post, Keys, Body, headers: ("Idempotency-Key", "k1"));

        var secret = first.Json["key"]!["key"]!.GetValue<string>();
        Assert.Equal((201, "true"), (again.Code, again.Headers["Idempotent-Replayed"]));
        Assert.DoesNotContain(secret, again.Text, StringComparison.Ordinal);
        Assert.Equal(first.Json["key"]!["id"]!.GetValue<string>(), again.Json["key"]!["id"]!.GetValue<string>());
        Assert.Equal(2, (await api.Get(Keys)).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("{}", "key")]
    [InlineData("""{"key":{"scopes":["read"]}}""", "name")]
    [InlineData("""{"key":{"name":"  ","scopes":["read"]}}""", "name")]
    [InlineData("""{"key":{"name":"a\u0000","scopes":["read"]}}""", "name")]
    [InlineData("""{"key":{"name":"a"}}""", "scopes")]
    [InlineData("""{"key":{"name":"a","scopes":[]}}""", "scopes")]
    [InlineData("""{"key":{"name":"a","scopes":["root"]}}""", "scopes")]
    [InlineData("""{"key":{"name":"a","scopes":"read"}}""", "scopes")]
    [InlineData("""{"key":{"name":"a","scopes":[1]}}""", "scopes")]
    [InlineData("""{"key":{"name":"a","scopes":["read"],"email":"ann"}}""", "email")]
    [InlineData("""{"key":{"name":"a","scopes":["read"],"email":["ann@shop.example"]}}""", "email")]
    [InlineData("""{"key":{"name":"a","scopes":["read"],"email":"Ann <ann@shop.example>"}}""", "email")]
    public async Task A_wrong_key_is_refused_by_the_member_at_fault(string body, string field)
    {
        await using var api = await TestApi.Run();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Keys, body);

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("""{"grace":"soon"}""")]
    [InlineData("""{"grace":"-PT1H"}""")]
    [InlineData("""{"grace":"P31D"}""")]
    [InlineData("""{"grace":5}""")]
    public async Task A_wrong_grace_rotates_nothing(string body)
    {
        await using var api = await TestApi.Run();
        var (id, secret) = await Make(api, "scanner", "read");

        Assert.Equal(400, (await api.Send(HttpMethod.Post, $"{Keys}/{id}/rotate", body)).Code);
        Assert.Equal(200, await Opens(api, secret));
    }

    [Fact]
    public async Task Names_are_taken_once_and_keys_of_others_are_not_there()
    {
        await using var api = await TestApi.Run();
        var (id, _) = await Make(api, "scanner", "read");

        Assert.Equal("name_taken", (await api.Send(HttpMethod.Post, Keys, """{"key":{"name":"scanner","scopes":["read"]}}""")).ErrorCode);
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"{Keys}/{id}"), (HttpMethod.Delete, $"{Keys}/{id}"), (HttpMethod.Post, $"{Keys}/{id}/rotate") })
        {
            Assert.Equal(404, (await api.Send(method, path, null, TestApi.OtherKey, TestApi.OtherAccount)).Code);
        }
    }

    [Fact]
    public async Task Keys_from_before_they_had_ids_are_listed_and_can_be_revoked()
    {
        await using var api = await TestApi.Run();
        var old = new KeyRow(new AccountId("c3"), "owner", Scopes.All, KeyRows.HashOf("old-owner"), TestApi.Start);
        var second = new KeyRow(new AccountId("c3"), "till", Scopes.Read, KeyRows.HashOf("old-till"), TestApi.Start.AddDays(1));
        await api.Get<IStore>().Commit(
            KeyRows.Partition, [RowChange.Insert(old.Hash, Packed.From(old)), RowChange.Insert(second.Hash, Packed.From(second))], default);

        var till = Named(await api.Send(HttpMethod.Get, Keys, null, "old-owner", "c3"), "till")["id"]!.GetValue<string>();
        Assert.Equal(200, (await api.Send(HttpMethod.Get, "/api/v1/vendors", null, "old-till", "c3")).Code);
        Assert.Equal(200, (await api.Send(HttpMethod.Delete, $"{Keys}/{till}", null, "old-owner", "c3")).Code);

        Assert.Equal(401, (await api.Send(HttpMethod.Get, "/api/v1/vendors", null, "old-till", "c3")).Code);
        Assert.Equal("revoked", Named(await api.Send(HttpMethod.Get, Keys, null, "old-owner", "c3"), "till")["status"]!.GetValue<string>());
    }

    private static async Task<(string Id, string Secret)> Make(TestApi api, string name, params string[] scopes)
    {
        var words = string.Join(',', scopes.Select(scope => $"\"{scope}\""));
        var made = await api.Must(HttpMethod.Post, Keys, $$"""{"key": {"name": "{{name}}", "scopes": [{{words}}] } }""");
        return (made.Json["key"]!["id"]!.GetValue<string>(), made.Json["key"]!["key"]!.GetValue<string>());
    }

    private static async Task<int> Opens(TestApi api, string secret) => (await api.Send(HttpMethod.Get, "/api/v1/vendors", key: secret)).Code;

    private static System.Text.Json.Nodes.JsonNode Named(Answer list, string name) =>
        list.Json["keys"]!.AsArray().Single(key => key!["name"]!.GetValue<string>() == name)!;
}
