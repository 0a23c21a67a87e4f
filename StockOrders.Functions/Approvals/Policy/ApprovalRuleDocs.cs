using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using StockOrders.Functions.Orders;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Approval rules, for the API description. A line for each member.</summary>
internal static class ApprovalRuleDocs
{
    private static readonly Shape Escalation = new("ApprovalEscalation", "Who is asked as well when nobody has settled a step.")
    {
        { "to", List(Text(260)).AtMost(ApprovalRule.MaxApprovers), "Mail addresses, or key: and the name of a key. The word of one of them settles the step." },
        { "after", Duration, "How long after asking; before the time-out." },
    };

    private static readonly Shape Step = new("ApprovalRuleStep", "Whom a rule asks, how many of them must agree, and what silence means.")
    {
        { "name", Text(ApprovalRuleInput.MaxName).OrNull, "What people call the step." },
        { "approvers", List(Text(260)).AtMost(ApprovalRule.MaxApprovers), "Mail addresses, or key: and the name of a key." },
        { "needs", Either(Word("any", "all"), Whole.From(1).To(ApprovalRule.MaxApprovers)), "How many of them must agree; any unless said. One who rejects rejects." },
        { "timeout", Duration, "After how long silence has its outcome, PT1M to P365D; PT72H unless said." },
        { "reminders", List(Duration).AtMost(ApprovalStepInput.MaxReminders), "How long after asking those who are silent are reminded, each before the time-out." },
        { "escalation", The(Escalation).OrNull, "Who is asked as well." },
        { "silence", Word([.. Enum.GetValues<ApprovalSilence>().Select(silence => ChoiceWords.Of(silence))]), "What silence means: reject unless said; next asks the next step, and is not for a rule's last." },
    };

    private static readonly Shape When = new("ApprovalConditions", "All that are given must hold; none given means always.")
    {
        { "amount_above", Number.From(0).OrNull, "The order comes to more than this, in the account's currency; exactly this much is not above. Without a rate a person is asked." },
        { "amount_at_most", Number.From(0).OrNull, "The order comes to this or less." },
        { "vendors", List(Id).AtMost(500), "One of these vendors." },
        { "warehouses", List(Id).AtMost(500), "One of these warehouses is at either end." },
        { "categories", List(Text(ApprovalWhenInput.MaxCategory)).AtMost(500), "A line is of one of these categories, as the catalogue has its variant." },
        { "types", List(Word([.. Enum.GetValues<OrderType>().Select(ApprovalRuleJson.TypeOf)])), "Kinds of order." },
        { "sources", List(Word([.. Enum.GetValues<OrderSource>().Select(source => ChoiceWords.Of(source))])), "What brought the order into being." },
        { "new_vendor", Flag.OrNull, "true: no order was sent to the vendor before. false: one was." },
        { "price_change_above", Number.From(0).OrNull, "A line's unit price differs from the vendor's in the catalogue by more than this, in percent, up or down." },
        { "over_budget", Flag.OrNull, "true: with this order a budget is exceeded; used up exactly is not exceeded. false: none is." },
        { "budget_left_below", Number.From(0).OrNull, "After this order a budget has less than this left." },
        { "budget", Either(Id, List(Id)).OrNull, "The budget that the two conditions above speak of, or several of them; null: every one that the order falls under." },
    };

    private static readonly Shape Rule = new("ApprovalRule", "Which orders need whose approval.")
    {
        { "id", Id.ReadOnly, "Its id." },
        { "name", Text(ApprovalRuleInput.MaxName), "What people call it, and read in mails; its id unless said." },
        { "priority", Whole.From(0).To(ApprovalRuleInput.MaxPriority), "Low ones are looked at first, and ask first." },
        { "active", Flag, "false: it is not looked at." },
        { "stop", Flag, "true: where it matches, no later rule is looked at." },
        { "auto_approve", Flag, "true: what it matches goes through without a person, unless another rule that matches has steps. Only without steps of its own." },
        { "self_approval_limit", Number.From(0).OrNull, "Up to this much, who asked for the order may approve this rule's steps; null: the account's own limit for that." },
        { "when", The(When), "Which orders it is for; sent, it is replaced as a whole." },
        { "steps", List(Step).AtMost(ApprovalRule.MaxSteps), "Who is asked, one step after the other; sent, they are replaced as a whole." },
    };

    private static readonly Shape Asked = new("WouldBeAsked", "Somebody who would be asked today.")
    {
        { "approver", Text(), "As the rule names them." },
        { "delegate", Text().OrNull, "Who stands in for them today." },
        { "mailed_to", Text().OrNull, "Where the question would be mailed." },
        { "excluded", Flag, "true: they ask for the order themselves, and so have no say." },
    };

    private static readonly Shape TestedStep = new("TestedStep", "A step that the order would need.")
    {
        { "step", Whole, "1 is asked first." },
        { "rule", Id.OrNull, "The rule that asks; null where the account's own limit does." },
        { "rule_name", Text().OrNull, "Its name." },
        { "rule_step", Whole.OrNull, "The step's number among the rule's." },
        { "reason", Text(), "Why, with the figures." },
        Step,
        { "asked", List(Asked), "Who would be asked today." },
    };

    private static readonly Shape Verdict = new("RuleVerdict", "What a rule has to do with an order.")
    {
        { "rule", Id, "The rule." },
        { "name", Text(), "Its name." },
        { "priority", Whole, "Its priority." },
        { "matches", Flag, "Whether it speaks of the order." },
        { "certain", Flag, "false: something could not be known and was taken as holding, so that a person is asked." },
        { "reason", Text(), "Why, or why not, with the figures." },
    };

    private static readonly Shape Left = new("BudgetLeft", "What an order leaves of a budget.")
    {
        { "budget", Id, "The budget." },
        { "name", Text(), "Its name." },
        { "amount", Number, "What it holds." },
        { "committed", Number, "What other orders take of it." },
        { "left", Number.OrNull, "What is left with this order; null without a rate." },
    };

    private static readonly Shape Tested = new("TestedApproval", "Who would be asked about an order, and why.")
    {
        { "goes_through", Flag, "true: nobody is asked." },
        { "decided_by", Word("rules", "limit"), "Whether rules had something to say, or the account's own limit decides." },
        { "let_through_by", Id.OrNull, "The rule that lets it through." },
        { "reason", Text(), "How it comes out, with the figures." },
        { "amount", Number.OrNull, "The order's worth in the account's currency; null without a rate." },
        { "currency", Currency, "The account's." },
        { "limit", Number, "The account's own limit." },
        { "rate", Number.OrNull, "What one unit of the order's currency is worth in the account's; null where they are the same." },
        { "rate_date", Day.OrNull, "The day that the rate is of, where the settings say it." },
        { "budgets", List(Left), "Budgets that the order falls under, where a rule asks of budgets." },
        { "steps", List(TestedStep), "Who would be asked, one step after the other." },
        { "rules", List(Verdict), "Every active rule that was looked at, in order of priority." },
    };

    public static readonly Chapter Chapter = new(
        "Approval rules", "Which orders need whose approval. All rules that match add their steps; where none has anything to say, the account's approval_limit decides.")
    {
        { "rule", Id, "The rule." },
        Reads("ListApprovalRules", "List the rules").Many("approval-rules", Rule, ListShapes.Of("ApprovalRule", ApprovalRuleRoutes.Fields)),
        Reads("GetApprovalRule", "Read a rule").One("approval-rule", Rule).Cached(),
        Writes("PutApprovalRule", "Make a rule, or change it", Scopes.Admin)
            .Says("What is not sent stays as it is. Steps that were asked, and those of a chain that has begun, stay as they were.")
            .Takes("approval-rule", Rule)
            .Such("two people", """
                {"approval-rule": {"name": "Above 10,000", "priority": 10, "when": {"amount_above": 10000}, "steps": [
                  {"name": "Finance", "approvers": ["ann@shop.example", "bob@shop.example"], "needs": "all", "timeout": "PT72H", "reminders": ["PT24H"],
                   "escalation": {"to": ["cfo@shop.example"], "after": "PT48H"}, "silence": "reject"}]}}
                """)
            .Such("no person", """{"approval-rule": {"name": "Small transfers", "when": {"types": ["transfer"], "amount_at_most": 5000}, "auto_approve": true}}""")
            .One("approval-rule", Rule).One(201, "approval-rule", The(Rule)).ETag().Conditional().Repeatable(),
        Reads("TestApprovalRules", "Ask who would be asked about an order")
            .Says("An order as it would be made, or in its place the id of one that there is. No order is made or changed; what is told is what routing such an order does at this moment.")
            .Takes(With(("purchase-order", Either(The(OrderShape.Order), OrderId))))
            .Such("an order", """{"purchase-order": {"vendor": "vendor_1", "warehouse": "w1", "items": [{"id": "c20_123", "replenishment": 1000}]}}""")
            .One("approval", Tested).May(404).Repeatable(),
        Writes("DeleteApprovalRule", "Delete a rule", Scopes.Admin)
            .Says("Steps that it has asked stay asked.")
            .One("approval-rule", Rule).Conditional(),
    };
}
