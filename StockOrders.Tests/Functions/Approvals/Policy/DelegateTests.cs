using System.Text.Json.Nodes;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

public sealed class DelegateTests
{
    private const string Path = "/api/v1/approval-delegates/";

    /// <summary>The day on which British clocks go back has 25 hours, and the one on which they go forward 23; each is one day.</summary>
    [Theory]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T23:59:59Z")]
    [InlineData("2027-03-28", "2027-03-28T00:00:00Z", "2027-03-28T22:59:59Z")]
    [InlineData("2026-07-01", "2026-06-30T23:00:00Z", "2026-07-01T22:59:59Z")]
    public async Task Somebody_stands_in_from_the_first_second_of_the_accounts_day_to_the_last(string day, string first, string last)
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "");
        await Let(shop, "leave", PolicyShop.Ann, PolicyShop.Bob, day, day);
        var (begin, end) = (DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture));

        await shop.Api.Advance(begin.AddSeconds(-1) - TestApi.Start);
        Assert.Equal([null], await Delegates(shop));
        await shop.Api.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([PolicyShop.Bob], await Delegates(shop));
        await shop.Api.Advance(end - begin);
        Assert.Equal([PolicyShop.Bob], await Delegates(shop));
        await shop.Api.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([null], await Delegates(shop));
    }

    [Fact]
    public async Task Both_may_answer_what_was_asked_meanwhile_and_it_stays_theirs_when_the_leave_is_over()
    {
        await using var shop = await PolicyShop.Open();
        const Scopes Deciding = Scopes.Read | Scopes.Approve;
        var (ann, bob) = (await shop.Key("ann", Deciding, PolicyShop.Ann), await shop.Key("bob", Deciding, PolicyShop.Bob));
        await shop.Rule("r", "", step: ",\"timeout\":\"P30D\"");
        await Let(shop, "leave", PolicyShop.Ann, PolicyShop.Bob, "2026-05-01", "2026-05-02");
        var (one, two) = (await shop.Routed(PolicyShop.Order(1, 1)), await shop.Routed(PolicyShop.Order(1, 1)));

        Assert.Equal(200, (await shop.Act(one, "approve", ann)).Code);
        await shop.Api.Advance(TimeSpan.FromDays(3));
        var after = await shop.Routed(PolicyShop.Order(1, 1));
        Assert.Equal(200, (await shop.Act(two, "approve", bob)).Code);
        Assert.Equal("not_an_approver", (await shop.Act(after, "approve", bob)).ErrorCode);
    }

    [Fact]
    public async Task Who_stands_in_for_somebody_who_stands_in_is_asked_and_nobody_answers_twice()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Ann}\",\"{PolicyShop.Cid}\"", step: ",\"needs\":\"all\"");
        await Let(shop, "a", PolicyShop.Ann, PolicyShop.Bob, "2026-05-01", "2026-05-02");
        await Let(shop, "b", PolicyShop.Bob, "dot@shop.example", "2026-05-01", "2026-05-02");

        Assert.Equal(["dot@shop.example", null], await Delegates(shop));
        await Let(shop, "d", "dot@shop.example", PolicyShop.Cid, "2026-05-01", "2026-05-02");
        Assert.Equal([null, null], await Delegates(shop));
    }

    [Fact]
    public async Task A_circle_is_refused_only_where_its_days_meet()
    {
        await using var shop = await PolicyShop.Open();
        await Let(shop, "a", PolicyShop.Ann, PolicyShop.Bob, "2026-05-01", "2026-05-10");
        await Let(shop, "b", PolicyShop.Bob, PolicyShop.Cid, "2026-05-08", "2026-05-20");

        Assert.Equal("delegate_circle", (await Put(shop, "c", PolicyShop.Cid, PolicyShop.Ann, "2026-05-10", "2026-05-30")).ErrorCode);
        Assert.Equal("delegate_circle", (await Put(shop, "c", PolicyShop.Bob.ToUpperInvariant(), PolicyShop.Ann, "2026-05-05", "2026-05-07")).ErrorCode);
        Assert.Equal(201, (await Put(shop, "c", PolicyShop.Cid, PolicyShop.Ann, "2026-05-11", "2026-05-30")).Code);
    }

    [Fact]
    public async Task A_chain_of_five_is_taken_and_a_sixth_hand_is_refused_wherever_it_is_added()
    {
        await using var shop = await PolicyShop.Open();
        foreach (var hand in Enumerable.Range(0, 5))
            await Let(shop, $"d{hand}", $"p{hand}@shop.example", $"p{hand + 1}@shop.example", "2026-05-01", "2026-05-02");
        await shop.Rule("r", "", "\"p0@shop.example\"");

        Assert.Equal(["p5@shop.example"], await Delegates(shop));
        Assert.Equal("delegate_chain_too_long", (await Put(shop, "last", "p5@shop.example", "p6@shop.example", "2026-05-02", "2026-05-02")).ErrorCode);
        Assert.Equal("delegate_chain_too_long", (await Put(shop, "first", "p-@shop.example", "p0@shop.example", "2026-04-01", "2026-05-01")).ErrorCode);
        Assert.Equal(201, (await Put(shop, "later", "p5@shop.example", "p6@shop.example", "2026-05-03", "2026-05-03")).Code);
    }

    [Theory]
    [InlineData("\"approver\":\"ann\"", "approver", "not_an_approver")]
    [InlineData("\"approver\":\"key:nobody\"", "approver", "unknown_key")]
    [InlineData("\"delegate\":\"\"", "delegate", "missing_member")]
    [InlineData("\"delegate\":\"ANN@shop.example\"", "delegate", "own_delegate")]
    [InlineData("\"from\":\"tomorrow\"", "from", "not_a_date")]
    [InlineData("\"to\":\"2026-04-30\"", "to", "ends_before_it_begins")]
    [InlineData("\"to\":null", "to", "missing_member")]
    public async Task What_is_wrong_is_refused_by_its_member(string wrong, string field, string code)
    {
        await using var shop = await PolicyShop.Open();
        var body = new JsonObject { ["approver"] = PolicyShop.Ann, ["delegate"] = PolicyShop.Bob, ["from"] = "2026-05-01", ["to"] = "2026-05-02" };
        foreach (var (name, value) in JsonNode.Parse($"{{{wrong}}}")!.AsObject())
            body[name] = value?.DeepClone();

        var answer = await shop.Api.Send(HttpMethod.Put, Path + "x", new JsonObject { ["approval-delegate"] = body }.ToJsonString());

        Assert.Equal((400, code), (answer.Code, answer.ErrorCode));
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(404, (await shop.Api.Get(Path + "x")).Code);
    }

    [Fact]
    public async Task Only_one_stands_in_for_somebody_at_a_time()
    {
        await using var shop = await PolicyShop.Open();
        await Let(shop, "a", PolicyShop.Ann, PolicyShop.Bob, "2026-05-01", "2026-05-10");

        Assert.Equal("delegates_overlap", (await Put(shop, "b", PolicyShop.Ann, PolicyShop.Cid, "2026-05-10", "2026-05-12")).ErrorCode);
        Assert.Equal(201, (await Put(shop, "b", PolicyShop.Ann, PolicyShop.Cid, "2026-05-11", "2026-05-12")).Code);
        Assert.Equal(200, (await Put(shop, "a", PolicyShop.Ann, PolicyShop.Cid, "2026-05-02", "2026-05-10")).Code);
    }

    private static async Task<IEnumerable<string?>> Delegates(PolicyShop shop)
    {
        var told = await shop.Test(PolicyShop.Order(1, 1));
        var order = await shop.Stored(await shop.Routed(PolicyShop.Order(1, 1)));
        var asked = told["steps"]![0]!["asked"]!.AsArray().Select(slot => (string?)slot!["delegate"]).ToList();
        Assert.Equal(asked, order.Approvals[^1].Slots.Select(slot => slot.Delegate));
        return asked;
    }

    private static async Task Let(PolicyShop shop, string id, string approver, string other, string from, string to)
    {
        var answer = await Put(shop, id, approver, other, from, to);
        Assert.True(answer.Code == 201, answer.Text);
    }

    private static Task<Answer> Put(PolicyShop shop, string id, string approver, string other, string from, string to) => shop.Api.Send(
        HttpMethod.Put, Path + id, $$$"""{"approval-delegate":{"approver":"{{{approver}}}","delegate":"{{{other}}}","from":"{{{from}}}","to":"{{{to}}}"}}""");
}
