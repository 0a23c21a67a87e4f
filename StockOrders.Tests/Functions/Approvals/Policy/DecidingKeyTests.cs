using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>Who may decide by a key, one order at a time and many at once.</summary>
public sealed class DecidingKeyTests
{
    private const Scopes Deciding = Scopes.Read | Scopes.Write | Scopes.Approve;

    [Fact]
    public async Task On_a_rules_step_only_those_it_names_decide_and_an_administrator()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Key("till", Deciding);
        await shop.Rule("r", "", $"\"{PolicyShop.Ann}\",\"key:till\"");
        var stranger = await shop.Key("stranger", Deciding, PolicyShop.Cid);
        var ann = await shop.Key("ann", Deciding, PolicyShop.Ann.ToUpperInvariant());
        var (one, two) = (await shop.Routed(PolicyShop.Order(1, 1)), await shop.Routed(PolicyShop.Order(1, 1)));

        var refused = await shop.Act(one, "approve", stranger);
        var rejected = await shop.Act(one, "reject", stranger);

        Assert.Equal((403, "not_an_approver"), (refused.Code, refused.ErrorCode));
        Assert.Contains(PolicyShop.Ann, refused.Text, StringComparison.Ordinal);
        Assert.Equal((403, "not_an_approver"), (rejected.Code, rejected.ErrorCode));
        Assert.Equal("pending_approval", await shop.Stage(one));
        Assert.Equal(200, (await shop.Act(one, "approve", ann)).Code);
        Assert.Equal("approved", await shop.Stage(one));
        Assert.Equal(200, (await shop.Act(two, "approve", Hosting.TestApi.Key)).Code);
        Assert.Equal("approved", await shop.Stage(two));
    }

    [Fact]
    public async Task Administrators_decide_no_longer_where_the_account_says_so()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "");
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"administrators_decide":false}}""");
        var order = await shop.Routed(PolicyShop.Order(1, 1));

        Assert.Equal("not_an_approver", (await shop.Act(order, "approve", Hosting.TestApi.Key)).ErrorCode);
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"administrators_decide":true}}""");
        Assert.Equal(200, (await shop.Act(order, "approve", Hosting.TestApi.Key)).Code);
    }

    /// <summary>By the key that asked, and by another key of the same person.</summary>
    [Fact]
    public async Task Who_asked_for_an_order_does_not_approve_it_by_any_key_of_theirs()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Ann}\",\"{PolicyShop.Bob}\"");
        var (ann, again) = (await shop.Key("ann", Deciding, PolicyShop.Ann), await shop.Key("ann at home", Deciding, PolicyShop.Ann));
        var bob = await shop.Key("bob", Deciding, PolicyShop.Bob);
        var order = await shop.Routed(PolicyShop.Order(1, 1), ann);

        Assert.Equal((403, "own_order"), Told(await shop.Act(order, "approve", ann)));
        Assert.Equal((403, "own_order"), Told(await shop.Act(order, "approve", again)));
        Assert.Equal(200, (await shop.Act(order, "approve", bob)).Code);
    }

    [Theory]
    [InlineData(100, 403)]
    [InlineData(99.99, 200)]
    public async Task Up_to_the_limit_for_that_they_do(decimal price, int code)
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "");
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"self_approval_limit":99.99}}""");
        var ann = await shop.Key("ann", Deciding, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(1, price), ann);

        Assert.Equal(code, (await shop.Act(order, "approve", ann)).Code);
    }

    [Fact]
    public async Task A_rules_own_limit_for_that_takes_the_place_of_the_accounts()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", more: ",\"self_approval_limit\":500");
        var ann = await shop.Key("ann", Deciding, PolicyShop.Ann);

        Assert.Equal(200, (await shop.Act(await shop.Routed(PolicyShop.Order(1, 500), ann), "approve", ann)).Code);
        Assert.Equal("own_order", (await shop.Act(await shop.Routed(PolicyShop.Order(1, 500.01m), ann), "approve", ann)).ErrorCode);
    }

    [Fact]
    public async Task Many_at_once_are_decided_each_by_who_may()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("ann", "\"vendors\":[\"vendor_1\"]");
        await shop.Rule("bob", "\"vendors\":[\"vendor_2\"]", $"\"{PolicyShop.Bob}\"");
        var ann = await shop.Key("ann", Deciding, PolicyShop.Ann);
        var (hers, his, own) = (
            await shop.Routed(PolicyShop.Order(1, 1)), await shop.Routed(PolicyShop.Order(1, 1, "vendor_2")), await shop.Routed(PolicyShop.Order(1, 1), ann));

        var answer = await shop.Api.Send(
            HttpMethod.Post, "/api/v1/purchase-orders/actions", $$"""{"action":"approve","ids":["{{hers}}","{{his}}","{{own}}"]}""", ann);

        Assert.Equal(200, answer.Code);
        Assert.Equal([null, "not_an_approver", "own_order"], answer.Json["outcomes"]!.AsArray().Select(outcome => (string?)outcome!["code"]));
        Assert.Equal(["approved", "pending_approval", "pending_approval"], new[] { await shop.Stage(hers), await shop.Stage(his), await shop.Stage(own) });
    }

    /// <summary>On the account's own limit any key that may approve does, as ever, but not on its own order.</summary>
    [Fact]
    public async Task On_the_accounts_own_step_any_other_key_that_may_approve_does()
    {
        await using var shop = await PolicyShop.Open();
        var (one, other) = (await shop.Key("one", Deciding), await shop.Key("other", Deciding));
        var order = await shop.Routed(PolicyShop.Order(1000, 10), one);

        Assert.Equal("own_order", (await shop.Act(order, "approve", one)).ErrorCode);
        Assert.Equal(200, (await shop.Act(order, "approve", other)).Code);
    }

    [Fact]
    public async Task Keys_without_the_scope_approve_decide_nothing()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", "\"key:buyer\"");
        var order = await shop.Routed(PolicyShop.Order(1, 1), await shop.Key("other", Scopes.Read | Scopes.Write));

        Assert.Equal("missing_scope", (await shop.Act(order, "approve", shop.Buyer)).ErrorCode);
        var bulk = await shop.Api.Send(HttpMethod.Post, "/api/v1/purchase-orders/actions", $$"""{"action":"approve","ids":["{{order}}"]}""", shop.Buyer);
        Assert.Equal("missing_scope", bulk.ErrorCode);
        Assert.Equal("pending_approval", await shop.Stage(order));
    }

    private static (int, string?) Told(Hosting.Answer answer) => (answer.Code, answer.ErrorCode);
}
