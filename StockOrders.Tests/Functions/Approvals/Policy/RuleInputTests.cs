using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

public sealed class RuleInputTests
{
    private const string Path = "/api/v1/approval-rules/";

    private const string Whole = """
        {"approval-rule":{"name":"Large","priority":7,"active":false,"stop":true,"auto_approve":false,"self_approval_limit":12.5,
          "when":{"amount_above":100,"amount_at_most":5000.25,"vendors":["vendor_1"],"warehouses":["w1","w2"],"categories":["Sweets"],"types":["po","transfer"],
            "sources":["api","duplicate"],"new_vendor":true,"price_change_above":2.5,"over_budget":true,"budget_left_below":10,"budget":"b"},
          "steps":[{"name":"One","approvers":["ann@shop.example","key:buyer"],"needs":"all","timeout":"PT1H","reminders":["PT10M","PT50M"],
              "escalation":{"to":["cfo@shop.example"],"after":"PT30M"},"silence":"next"},
            {"approvers":["ann@shop.example","bob@shop.example","cid@shop.example"],"needs":2,"silence":"approve_without_answer"}]}}
        """;

    [Fact]
    public async Task A_rule_that_is_read_and_sent_back_is_the_same_rule()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1);

        var made = await shop.Api.Must(HttpMethod.Put, Path + "large", Whole);
        var read = await shop.Api.Must(HttpMethod.Get, Path + "large");
        var again = await shop.Api.Send(HttpMethod.Put, Path + "large", read.Text, headers: ("If-Match", made.Headers["ETag"]));

        Assert.Equal((201, 200), (made.Code, again.Code));
        Assert.Equal(Rule(made), Rule(read));
        Assert.Equal(Rule(made), Rule(again));
        Assert.Equal(made.Headers["ETag"], again.Headers["ETag"]);
        foreach (var (name, value) in JsonNode.Parse(Whole)!["approval-rule"]!.AsObject().Where(member => member.Key is not "steps"))
            Assert.Equal(value!.ToJsonString(), read.Json["approval-rule"]![name]!.ToJsonString());
        Assert.Equal(["all", "2"], read.Json["approval-rule"]!["steps"]!.AsArray().Select(step => step!["needs"]!.ToString()));
        Assert.Equal(412, (await shop.Api.Send(HttpMethod.Patch, Path + "large", """{"approval-rule":{"priority":1}}""", headers: ("If-Match", "\"old\""))).Code);
    }

    [Fact]
    public async Task What_is_not_sent_stays_and_what_a_step_leaves_out_is_told()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "\"amount_above\":100");

        var patched = await shop.Api.Must(HttpMethod.Patch, Path + "r", """{"approval-rule":{"priority":3}}""");
        var cleared = await shop.Api.Must(HttpMethod.Patch, Path + "r", """{"approval-rule":{"when":{}}}""");

        var rule = patched.Json["approval-rule"]!;
        Assert.Equal(("r", 3, 100), (rule["name"]!.GetValue<string>(), rule["priority"]!.GetValue<int>(), rule["when"]!["amount_above"]!.GetValue<int>()));
        Assert.Equal("""{"name":null,"approvers":["ann@shop.example"],"needs":"any","timeout":"PT72H","reminders":[],"escalation":null,"silence":"reject"}""", rule["steps"]![0]!.ToJsonString());
        Assert.Null(cleared.Json["approval-rule"]!["when"]!["amount_above"]);
        Assert.Single(cleared.Json["approval-rule"]!["steps"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"when":{"amount_above":100,"amount_at_most":100},"steps":[STEP]}""", "when.amount_at_most", "never_holds", "100")]
    [InlineData("""{"when":{"amount_above":-1},"steps":[STEP]}""", "when.amount_above", "out_of_range", "-1")]
    [InlineData("""{"when":{"vendors":["nobody"]},"steps":[STEP]}""", "when.vendors", "unknown_vendor", "nobody")]
    [InlineData("""{"when":{"warehouses":["nowhere"]},"steps":[STEP]}""", "when.warehouses", "unknown_warehouse", "nowhere")]
    [InlineData("""{"when":{"categories":[" "]},"steps":[STEP]}""", "when.categories", "invalid_category", "500")]
    [InlineData("""{"when":{"types":["gift"]},"steps":[STEP]}""", "when.types", "unknown_word", "gift")]
    [InlineData("""{"when":{"sources":["fax"]},"steps":[STEP]}""", "when.sources", "unknown_word", "fax")]
    [InlineData("""{"when":{"over_budget":true,"budget":"none"},"steps":[STEP]}""", "when.budget", "unknown_budget", "none")]
    [InlineData("""{"when":{"over_budget":true,"budget":["none"]},"steps":[STEP]}""", "when.budget", "unknown_budget", "none")]
    [InlineData("""{"auto_approve":true,"steps":[STEP]}""", "auto_approve", "auto_approve_with_steps", "1 step")]
    [InlineData("""{"name":"x"}""", "steps", "no_steps", "auto_approve")]
    [InlineData("""{"steps":[{"approvers":[]}]}""", "steps[0].approvers", "no_approvers", "key:")]
    [InlineData("""{"steps":[{"approvers":["ann"]}]}""", "steps[0].approvers[0]", "not_an_approver", "ann")]
    [InlineData("""{"steps":[{"approvers":["Ann <ann@shop.example>"]}]}""", "steps[0].approvers[0]", "not_an_approver", "neither")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example\r\nBcc: x@y.example"]}]}""", "steps[0].approvers[0]", "not_an_approver", "neither")]
    [InlineData("""{"steps":[{"approvers":["key:nobody"]}]}""", "steps[0].approvers[0]", "unknown_key", "nobody")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example","ANN@shop.example"]}]}""", "steps[0].approvers", "named_twice", "ann@shop.example")]
    [InlineData("""{"steps":[STEP,{"approvers":["ann@shop.example"],"needs":2}]}""", "steps[1].needs", "needs_more_than_approvers", "1 approver")]
    [InlineData("""{"steps":[STEP,STEP]}""", "steps[1]", "asked_twice", "steps[0]")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"needs":0}]}""", "steps[0].needs", "out_of_range", "0")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"needs":"most"}]}""", "steps[0].needs", "unknown_word", "all")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"timeout":"PT59S"}]}""", "steps[0].timeout", "not_a_duration", "PT1M")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"timeout":"P366D"}]}""", "steps[0].timeout", "not_a_duration", "P365D")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"timeout":"P1M"}]}""", "steps[0].timeout", "not_a_duration", "P1M")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"timeout":"PT1H","reminders":["PT1H"]}]}""", "steps[0].reminders", "reminder_after_timeout", "PT1H")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"reminders":["PT1H","PT60M"]}]}""", "steps[0].reminders", "named_twice", "PT1H")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"timeout":"PT1H","escalation":{"to":["b@shop.example"],"after":"PT1H"}}]}""", "steps[0].escalation.after", "escalation_after_timeout", "PT1H")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"escalation":{"after":"PT1H"}}]}""", "steps[0].escalation.to", "missing_member", "required")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"silence":"next"}]}""", "steps[0].silence", "no_next_step", "hold")]
    [InlineData("""{"steps":[{"approvers":["ann@shop.example"],"silence":"approve"}]}""", "steps[0].silence", "unknown_word", "approve_without_answer")]
    [InlineData("""{"priority":1001,"steps":[STEP]}""", "priority", "out_of_range", "1000")]
    [InlineData("""{"steps":"ann@shop.example"}""", "steps", "wrong_type", "list")]
    public async Task What_is_wrong_is_refused_by_member_code_and_figures_and_nothing_changes(string rule, string field, string code, string figure)
    {
        await using var shop = await PolicyShop.Open();
        var commits = shop.Api.Store.Commits;

        var answer = await shop.Api.Send(
            HttpMethod.Put, Path + "r", $$"""{"approval-rule":{{rule.Replace("STEP", """{"approvers":["ann@shop.example"]}""", StringComparison.Ordinal)}}}""");

        Assert.Equal(400, answer.Code);
        var error = answer.Json["result"]!["errors"]!.AsArray().FirstOrDefault(error => error!["field"]!.GetValue<string>() == field);
        Assert.True(error is not null, answer.Text);
        Assert.Equal(code, error["code"]!.GetValue<string>());
        Assert.Contains(figure, error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(commits, shop.Api.Store.Commits);
    }

    [Fact]
    public async Task An_account_has_at_most_fifty_rules_ten_steps_each_and_twenty_approvers_a_step()
    {
        await using var shop = await PolicyShop.Open();
        foreach (var number in Enumerable.Range(1, 50))
            await shop.Rule($"r{number}", "");

        var more = await shop.Api.Send(HttpMethod.Put, Path + "r51", """{"approval-rule":{"auto_approve":true}}""");
        var changed = await shop.Api.Send(HttpMethod.Patch, Path + "r50", """{"approval-rule":{"priority":1}}""");
        var steps = await shop.Api.Send(HttpMethod.Patch, Path + "r1", $$$"""{"approval-rule":{"steps":[{{{Many(11, _ => """{"approvers":["ann@shop.example"]}""")}}}]}}""");
        var approvers = await shop.Api.Send(HttpMethod.Patch, Path + "r1", $$$"""{"approval-rule":{"steps":[{"approvers":[{{{Many(21, number => $"\"a{number}@shop.example\"")}}}]}]}}""");

        Assert.Equal((400, "too_many_approval_rules"), (more.Code, more.ErrorCode));
        Assert.Equal(200, changed.Code);
        Assert.Equal((400, "too_many"), (steps.Code, steps.ErrorCode));
        Assert.Equal((400, "too_many"), (approvers.Code, approvers.ErrorCode));
        Assert.Equal(50, (await shop.Api.Get("/api/v1/approval-rules?limit=7")).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Only_administrators_make_rules_and_who_reads_reads_them()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "");

        Assert.Equal("missing_scope", (await shop.Api.Send(HttpMethod.Delete, Path + "r", null, shop.Buyer)).ErrorCode);
        Assert.Equal("missing_scope", (await shop.Api.Send(HttpMethod.Patch, Path + "r", """{"approval-rule":{"active":false}}""", shop.Buyer)).ErrorCode);
        Assert.Equal(200, (await shop.Api.Send(HttpMethod.Get, Path + "r", null, shop.Buyer)).Code);
    }

    /// <summary>Two administrators who change rules at once both have their way.</summary>
    [Fact]
    public async Task Rules_that_are_made_at_once_are_all_there()
    {
        await using var shop = await PolicyShop.Open();

        await Task.WhenAll(Enumerable.Range(1, 6).Select(number => shop.Rule($"r{number}", "")));

        Assert.Equal(6, (await shop.Api.Get("/api/v1/approval-rules")).Json["meta"]!["total"]!.GetValue<int>());
    }

    /// <summary>A step of the lifecycle, which reads settings afresh, at once; everybody else as soon as settings are not remembered any more.</summary>
    [Fact]
    public async Task Another_instance_goes_by_a_changed_rule_when_its_settings_say_that_it_changed()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "");
        var (account, store) = (new AccountId(TestApi.Account), shop.Api.Get<IStore>());
        var settings = new SettingsRows(store, shop.Api.Get<TimeProvider>());
        var elsewhere = new ApprovalPolicyRows(store, settings);
        Assert.Single(await Rules(fresh: true));

        await shop.Rule("r2", "");
        Assert.Single(await Rules(fresh: false));
        Assert.Equal(2, (await Rules(fresh: true)).Length);
        await shop.Api.Must(HttpMethod.Delete, Path + "r2");
        await shop.Api.Advance(SettingsRows.RememberedFor);
        Assert.Single(await Rules(fresh: false));
        var reads = shop.Api.Store.Reads;
        Assert.Single(await Rules(fresh: false));
        Assert.Equal(reads, shop.Api.Store.Reads);

        async Task<ImmutableArray<ApprovalRule>> Rules(bool fresh) =>
            (await elsewhere.Of(account, await settings.Get(account, fresh, default), default)).Rules;
    }

    /// <summary>Whoever never had a rule pays nothing for them.</summary>
    [Fact]
    public async Task Without_rules_an_order_costs_the_reads_and_transactions_that_it_cost_before()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.CreateOrder();
        var (reads, commits) = (api.Store.Reads, api.Store.Commits);

        var id = await api.CreateOrder(status: "OPEN");
        Assert.Equal((reads, commits + 1), (api.Store.Reads, api.Store.Commits));
        await api.Lifecycle(id, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());
        Assert.Equal((reads + 1, commits + 2), (api.Store.Reads, api.Store.Commits));
    }

    private static string Many(int count, Func<int, string> of) => string.Join(',', Enumerable.Range(1, count).Select(of));

    private static string Rule(Answer answer) => answer.Json["approval-rule"]!.ToJsonString();
}
