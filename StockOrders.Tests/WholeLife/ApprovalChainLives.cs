using System.Net;
using System.Text.Json.Nodes;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife;

/// <summary>
/// Every shape of a chain, every way to answer it and every outcome of silence, over HTTP on a clock that the test moves, through mails and
/// their links. The clocks go forward while the orders of March wait, and back while those of October do.
/// </summary>
public sealed class ApprovalChainLives : IDisposable
{
    private const string Ann = "ann@shop.example";
    private const string Ben = "ben@shop.example";
    private const string Cat = "cat@shop.example";
    private const string Director = "dir@shop.example";

    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    /// <summary>Steps as people, each line of a step in the order in which they answer.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "one", """[{"approvers":["ann@shop.example"]}]""" },
        { "any", """[{"approvers":["ann@shop.example","ben@shop.example"],"needs":"any"}]""" },
        { "all", """[{"approvers":["ann@shop.example","ben@shop.example"],"needs":"all"}]""" },
        { "two of three", """[{"approvers":["ann@shop.example","ben@shop.example","cat@shop.example"],"needs":2}]""" },
        { "one after the other", """[{"approvers":["ann@shop.example"]},{"approvers":["ben@shop.example"]},{"approvers":["cat@shop.example"]}]""" },
        { "all then any", """[{"approvers":["ann@shop.example","ben@shop.example"],"needs":"all"},{"approvers":["cat@shop.example","ann@shop.example"]}]""" },
    };

    [Theory, MemberData(nameof(Shapes))]
    public async Task Whoever_is_asked_approves_by_their_links_and_then_it_is_sent(string shape, string steps)
    {
        await using var shop = await Open(steps);
        var order = await shop.Order(quantity: 1, price: 100);
        var answers = 0;
        while (await shop.Stage(order) == "pending_approval")
        {
            var pending = await Pending(shop, order);
            Assert.True(answers++ < 5, shape);
            var waiting = ((JsonArray)pending["approvers"]!).First(slot => (string)slot!["status"]! == "pending")!;
            await shop.Press(shop.LinkTo((string)waiting["approver"]!, "/approve/"), "approve");
        }

        Assert.Equal(shape switch { "one" or "any" => 1, "all" or "two of three" => 2, _ => 3 }, answers);
        Assert.Equal("sent", await shop.Stage(order));
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task One_who_rejects_or_sends_back_ends_it_for_all(string shape, string steps)
    {
        await using var shop = await Open(steps);
        foreach (var (decision, stage) in new[] { ("reject", "rejected"), ("send_back", "draft") })
        {
            var order = await shop.Order(quantity: 1, price: 100);
            var link = shop.LinkTo(Ann, "/approve/");
            await shop.Press(link, decision, "Why so many?");

            Assert.True(stage == await shop.Stage(order), shape);
            Assert.Equal(HttpStatusCode.Conflict, (await shop.Press(link, "approve")).Status);
            await shop.After(TimeSpan.FromDays(30));
            Assert.Equal(stage, await shop.Stage(order));
        }

        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hold", "2026-03-28T12:00:00Z", "pending_approval")]
    [InlineData("reject", "2026-03-28T12:00:00Z", "rejected")]
    [InlineData("next", "2026-03-28T12:00:00Z", "pending_approval")]
    [InlineData("approve_without_answer", "2026-03-28T12:00:00Z", "pending_approval")]
    [InlineData("hold", "2026-10-24T12:00:00Z", "pending_approval")]
    [InlineData("reject", "2026-10-24T12:00:00Z", "rejected")]
    [InlineData("next", "2026-10-24T12:00:00Z", "pending_approval")]
    [InlineData("approve_without_answer", "2026-10-24T12:00:00Z", "pending_approval")]
    public async Task Silence_has_its_outcome_after_so_much_time_wherever_the_clocks_go_meanwhile(string silence, string asked, string stage)
    {
        await using var shop = await Open(
            $$"""[{"approvers":["{{Ann}}","{{Ben}}"],"needs":"all","timeout":"PT24H","reminders":["PT6H","PT18H"],"escalation":{"to":["{{Director}}"],"after":"PT20H"},"silence":"{{silence}}"},{"approvers":["{{Cat}}"],"timeout":"PT24H","silence":"hold"}]""",
            DateTimeOffset.Parse(asked, System.Globalization.CultureInfo.InvariantCulture));
        var order = await shop.Order(quantity: 1, price: 100);
        await shop.Press(shop.LinkTo(Ann, "/approve/"), "approve");

        await shop.After(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal((1, 3, 1), (MailsTo(shop, Ann), MailsTo(shop, Ben), MailsTo(shop, Director)));
        var pending = await Pending(shop, order);
        Assert.Equal(("pending", 1), ((string)pending["status"]!, (int)pending["step"]!));
        await shop.After(TimeSpan.FromSeconds(1));

        Assert.Equal(stage, await shop.Stage(order));
        var all = (JsonArray)(await shop.Get($"purchase-orders/{order}/approvals"))["approvals"]!;
        Assert.Equal(silence switch { "hold" => "pending", "reject" => "rejected", "next" => "passed_on", _ => "approved" }, (string)all[0]!["status"]!);
        Assert.Equal(silence is "next" or "approve_without_answer" ? 1 : 0, MailsTo(shop, Cat));
        if (silence is "hold")
        {
            await shop.Press(shop.LinkTo(Director, "/approve/"), "approve");
        }

        if (silence is not "reject")
        {
            await shop.After(TimeSpan.FromDays(9));
            await shop.Press(shop.LinkTo(Cat, "/approve/"), "approve");
            Assert.Equal("sent", await shop.Stage(order));
        }
    }

    [Fact]
    public async Task Of_two_who_answer_in_the_same_instant_one_counts_and_the_other_is_told_so()
    {
        await using var shop = await Open($$"""[{"approvers":["{{Ann}}","{{Ben}}"]}]""");
        for (var round = 0; round < 5; round++)
        {
            var order = await shop.Order(quantity: 1, price: 100);
            var (yes, no) = (shop.LinkTo(Ann, "/approve/"), shop.LinkTo(Ben, "/approve/"));
            var answers = await Task.WhenAll(shop.Press(yes, "approve"), shop.Press(no, "reject"));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
            Assert.Contains(await shop.Stage(order), answers[0].Status == HttpStatusCode.OK ? ["sent"] : (string[])["rejected"]);
            Assert.Single(await shop.Timeline(order), type => type is "approval.approved" or "approval.rejected");
        }
    }

    [Fact]
    public async Task Both_of_two_who_must_agree_may_do_so_in_the_same_instant()
    {
        await using var shop = await Open($$"""[{"approvers":["{{Ann}}","{{Ben}}"],"needs":"all"}]""");
        for (var round = 0; round < 5; round++)
        {
            var order = await shop.Order(quantity: 1, price: 100);
            var (one, other) = (shop.LinkTo(Ann, "/approve/"), shop.LinkTo(Ben, "/approve/"));
            var answers = await Task.WhenAll(shop.Press(one, "approve"), shop.Press(other, "approve"));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.Equal("sent", await shop.Stage(order));
        }
    }

    [Fact]
    public async Task The_host_ends_and_begins_again_between_any_two_steps_and_the_chain_goes_on()
    {
        const string Steps = $$"""[{"approvers":["{{Ann}}"],"timeout":"PT24H","silence":"next"},{"approvers":["{{Ben}}","{{Cat}}"],"needs":"all"}]""";
        string order, account;
        await using (var shop = await Open(Steps))
        {
            account = shop.Account;
            order = await shop.Order(quantity: 1, price: 100);
        }

        await using (var shop = await Shop.Reopen(StoreChoice.Sqlite, folder, account, Shop.Start.AddHours(24)))
        {
            Assert.Equal(2, (int)(await Pending(shop, order))["step"]!);
            await shop.Press(shop.LinkTo(Ben, "/approve/"), "approve");
        }

        await using (var shop = await Shop.Reopen(StoreChoice.Sqlite, folder, account, Shop.Start.AddHours(25)))
        {
            Assert.Equal("pending_approval", await shop.Stage(order));
            await shop.Press(shop.LinkTo(Cat, "/approve/"), "approve");
            Assert.Equal("sent", await shop.Stage(order));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Shop> Open(string steps, DateTimeOffset? asked = null)
    {
        var shop = await Shop.Open(StoreChoice.Sqlite, folder, start: asked);
        await shop.Put("approval-rules/r1", new JsonObject { ["approval-rule"] = new JsonObject { ["when"] = new JsonObject(), ["steps"] = JsonNode.Parse(steps) } });
        return shop;
    }

    private static async Task<JsonNode> Pending(Shop shop, string order) =>
        ((JsonArray)(await shop.Get($"purchase-orders/{order}/approvals"))["approvals"]!)[^1]!;

    private static int MailsTo(Shop shop, string address) => shop.Mails.Count(mail => mail.To.Contains(address, StringComparison.Ordinal));
}
