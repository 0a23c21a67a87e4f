using System.Net;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>What the other side has after everything that can go wrong did: looked at from there.</summary>
public sealed class SavedOrderTests
{
    [Fact]
    public async Task Order_that_is_created_to_be_saved_is_saved_at_once_and_answers_what_it_is_called_there()
    {
        await using var shop = await ConnectedShop.Open();

        var made = (await shop.Must("POST", "purchase-orders", ConnectedShop.OrderBody(
            "OPEN", connections: $$"""
                "connections":[{"connection":"{{ConnectedShop.Name}}","save_po":true}],
                """)))["purchase-order"]!;

        var save = Assert.Single(made["connections"]!.AsArray())!;
        Assert.Equal(
            (ConnectedShop.Name, true, "t410031", "ST0021", "success"),
            (save["connection"]!.GetValue<string>(), save["save_po"]!.GetValue<bool>(), save["id"]!.GetValue<string>(), save["reference"]!.GetValue<string>(), save["status"]!.GetValue<string>()));
        var call = Assert.Single(shop.Side.Calls);
        Assert.True(call.IsSigned);
        Assert.DoesNotContain('.', call.SignedId);
        Assert.Equal(made["id"]!.GetValue<string>(), call.Body!["purchase-order"]!["id"]!.GetValue<string>());
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Order_saved_twice_is_sent_once_and_again_as_an_update_when_it_has_changed()
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.Saved = _ => """{"id":815902,"reference":"PO0043"}""";
        var order = await shop.Draft();

        Assert.Equal(815902, (await shop.Save(order))["id"]!.GetValue<int>());
        await shop.Save(order);
        Assert.Single(shop.Side.Calls);

        await shop.Must("PATCH", $"purchase-orders/{order}", """{"purchase-order":{"notes":"By the back door."}}""");
        await shop.Save(order);
        await shop.Save(order);

        Assert.Equal(2, shop.Side.Orders.Count);
        var update = shop.Side.Calls[1];
        Assert.Equal(815902, update.Body!["connection"]!["id"]!.GetValue<int>());
        Assert.Equal("By the back door.", update.Body["purchase-order"]!["notes"]!.GetValue<string>());
        Assert.NotEqual(shop.Side.Calls[0].Key, update.Key);
    }

    public static TheoryData<string> Passing => ["500", "503", "429", "409", "cut", "lost", "slow", "no JSON", "wrong type", "huge", "empty", "no id"];

    [Theory, MemberData(nameof(Passing))]
    public async Task Fault_that_passes_leaves_the_other_side_with_one_order(string fault)
    {
        await using var shop = await ConnectedShop.Open();
        Arrange(shop.Side, fault, times: 4);
        var order = await shop.Draft();

        Assert.Equal("run", (await shop.Save(order))["status"]!.GetValue<string>());
        Assert.Equal(1, await shop.Owed());
        for (var minute = 0; minute < 10 && await shop.Owed() > 0; minute++)
        {
            await shop.App.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("success", (await shop.Order(order))["connections"]![0]!["status"]!.GetValue<string>());
        Assert.Single(shop.Side.Orders);
        Assert.InRange(shop.Side.Calls.Count, 4, 8);
        Assert.Single(shop.Side.Calls.Select(call => (call.Key, call.SignedId, call.Body!.ToJsonString())).Distinct());
        Assert.All(shop.Side.Calls, call => Assert.True(call.IsSigned));
    }

    [Fact]
    public async Task One_lost_answer_is_made_good_within_the_call()
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.LosesTheAnswer();
        var order = await shop.Draft();

        Assert.Equal("success", (await shop.Save(order))["status"]!.GetValue<string>());

        Assert.Equal(2, shop.Side.Calls.Count);
        Assert.Single(shop.Side.Orders);
    }

    [Theory]
    [InlineData(400, "It answered 400: Not now, please.")]
    [InlineData(401, "It answered 401: Not now, please.")]
    [InlineData(422, "It answered 422: Not now, please.")]
    public async Task Refusal_is_told_at_once_and_marks_the_order_until_it_is_tried_again(int status, string message)
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.Fails(status);
        var order = await shop.Draft();

        var save = await shop.Save(order);

        Assert.Equal(("error", message), (save["status"]!.GetValue<string>(), save["message"]!.GetValue<string>()));
        Assert.True((await shop.Order(order))["error"]!.GetValue<bool>());
        Assert.Equal(order, (await shop.Must("GET", "purchase-orders?error=true"))["purchase-orders"]![0]!["id"]!.GetValue<string>());

        await shop.Must("POST", $"purchase-orders/{order}/actions/reprocess");
        var now = await shop.Order(order);
        Assert.Equal((false, "success"), (now["error"]!.GetValue<bool>(), now["connections"]![0]!["status"]!.GetValue<string>()));
        Assert.Equal(2, shop.Side.Calls.Select(call => call.Key).Distinct().Count());
        Assert.Single(shop.Side.Orders);
    }

    [Fact]
    public async Task Redirect_to_a_private_address_is_not_followed()
    {
        await using var shop = await ConnectedShop.Open();
        await using var inside = await OtherSide.Open();
        shop.Side.Redirects(inside.Url + "/purchase-orders");
        var order = await shop.Draft();

        var save = await shop.Save(order);

        Assert.Equal("It answered 307; redirects are not followed.", save["message"]!.GetValue<string>());
        Assert.Empty(inside.Calls);
    }

    [Fact]
    public async Task Connection_that_never_answers_is_an_error_in_the_end_and_reprocessing_asks_under_the_same_key()
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.LosesTheAnswer(1).CutsTheLine(10_000);
        var order = await shop.Draft();
        await shop.Save(order);

        await shop.App.Advance(TimeSpan.FromHours(12));
        Assert.Equal("error", (await shop.Order(order))["connections"]![0]!["status"]!.GetValue<string>());
        Assert.Equal(0, await shop.Owed());

        // It was edited meanwhile: what may have arrived is settled first, and the edit follows as an update.
        shop.Side.Heal();
        await shop.Must("PATCH", $"purchase-orders/{order}", """{"purchase-order":{"notes":"Changed."}}""");
        await shop.Must("POST", $"purchase-orders/{order}/actions/reprocess");
        await shop.App.WhenIdle();
        await shop.App.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, shop.Side.Orders.Count);
        Assert.Equal("t410031", shop.Side.Calls[^1].Body!["connection"]!["id"]!.GetValue<string>());
        Assert.Equal("Changed.", shop.Side.Calls[^1].Body!["purchase-order"]!["notes"]!.GetValue<string>());
        Assert.Equal("success", (await shop.Order(order))["connections"]![0]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Edit_while_a_save_is_running_follows_as_an_update_and_never_as_a_second_order()
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.LosesTheAnswer(3);
        var order = await shop.Draft();
        await shop.Save(order);

        await shop.Must("PATCH", $"purchase-orders/{order}", """{"purchase-order":{"notes":"Changed."}}""");
        Assert.Equal("run", (await shop.Save(order))["status"]!.GetValue<string>());
        await shop.App.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, shop.Side.Orders.Count);
        Assert.All(shop.Side.Calls.SkipLast(1), call => Assert.Null(call.Body!["connection"]!["id"]));
        Assert.Equal("t410031", shop.Side.Calls[^1].Body!["connection"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rest_that_the_other_side_asks_for_is_kept()
    {
        await using var shop = await ConnectedShop.Open();
        shop.Side.Fails(429, retryAfter: "600");
        var order = await shop.Draft();
        await shop.Save(order);
        Assert.Single(shop.Side.Calls);

        await shop.App.Advance(TimeSpan.FromSeconds(595));
        Assert.Single(shop.Side.Calls);
        await shop.App.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(2, shop.Side.Calls.Count);
        Assert.Single(shop.Side.Orders);
    }

    [Fact]
    public async Task Call_repeated_under_its_key_gets_the_answer_that_the_save_had_in_the_end()
    {
        await using var shop = await ConnectedShop.Open();
        var order = await shop.Draft();
        var path = $"purchase-orders/{order}/connections/{ConnectedShop.Name}";

        var (_, first) = await shop.Send("PUT", path, """{"connection":{"save_po":true}}""", "once");
        var (_, again) = await shop.Send("PUT", path, """{"connection":{"save_po":true}}""", "once");

        Assert.Equal("success", first["connection"]!["status"]!.GetValue<string>());
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Single(shop.Side.Calls);
    }

    [Fact]
    public async Task Cancelled_order_and_unknown_connection_are_refused()
    {
        await using var shop = await ConnectedShop.Open();
        var order = await shop.Draft();
        await shop.Must("POST", $"purchase-orders/{order}/actions/cancel");

        var (cancelled, reason) = await shop.Send("PUT", $"purchase-orders/{order}/connections/{ConnectedShop.Name}", """{"connection":{"save_po":true}}""");
        var (unknown, _) = await shop.Send("PUT", $"purchase-orders/{order}/connections/nowhere", """{"connection":{"save_po":true}}""");
        var (create, errors) = await shop.Send("POST", "purchase-orders", ConnectedShop.OrderBody(connections: "\"connections\":[{\"connection\":\"nowhere\",\"save_po\":true}],"));

        Assert.Equal((HttpStatusCode.Conflict, "order_cancelled"), (cancelled, reason["result"]!["code"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown, create));
        Assert.Equal("connections[0].connection", errors["result"]!["errors"]![0]!["field"]!.GetValue<string>());
        Assert.Empty(shop.Side.Calls);
    }

    private static void Arrange(OtherSide side, string fault, int times)
    {
        for (var time = 0; time < times; time++)
        {
            _ = fault switch
            {
                "cut" => side.CutsTheLine(),
                "lost" => side.LosesTheAnswer(),
                "slow" => side.IsSlow(),
                "no JSON" => side.Says("{\"id\":"),
                "wrong type" => side.Says("""{"id":"1"}""", "text/html"),
                "huge" => side.Says("""{"id":"1","x":""" + "\"" + new string('x', 2_000_000) + "\"}"),
                "empty" => side.Says(""),
                "no id" => side.Says("""{"number":1}"""),
                _ => side.Fails(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
            };
        }
    }
}
