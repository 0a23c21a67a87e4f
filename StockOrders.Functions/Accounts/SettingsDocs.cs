using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Accounts;

/// <summary>An account's settings, for the API description. A line for each member.</summary>
internal static class SettingsDocs
{
    private static readonly Shape Tolerance = new("Tolerance", "How far an invoice may be off.")
    {
        { "price_percent", Number.From(0).To(100), "Of a price, in percent." },
        { "price_absolute", Number.From(0), "Of a price, as an amount." },
        { "quantity_percent", Number.From(0).To(100), "Of a quantity, in percent." },
        { "quantity_absolute", Number.From(0), "Of a quantity, in units." },
    };

    private static readonly Shape Settings = new("Settings", "What holds for the whole account.")
    {
        { "currency", Currency, "The account's own currency." },
        { "time_zone", Text(64).Such("Europe/London"), "IANA; where days begin and end." },
        { "shop_name", Text(200).OrNull, "Who orders, as printed on orders." },
        { "approval_limit", Number.From(0), "Orders above it need a person's approval." },
        { "self_approval_limit", Number.From(0).OrNull, "Up to this much, who asked for an order may approve it as well; null: never. A rule may say otherwise for its own steps." },
        { "administrators_decide", Flag, "Whether a key with the scope admin may decide where it was not asked, and on its own order; true unless said." },
        { "approver_email", Email.OrNull, "Who approves." },
        { "buyer_email", Email.OrNull, "Who is told what became of orders; the approver where there is none." },
        { "escalation_email", Email.OrNull, "Who is asked when the approver is silent." },
        { "approval_reminder", Duration, "After how long the approver is reminded." },
        { "approval_escalation", Duration, "After how long the question goes further." },
        { "approval_timeout", Duration, "After how long silence counts as an answer." },
        { "approval_silence", Word("hold", "reject"), "What silence means." },
        { "confirmation_due", Duration, "How long a supplier may take to confirm." },
        { "confirmation_chase", Duration, "After how long a silent supplier is flagged and asked again." },
        { "confirmation_chases", List(Duration).AtMost(SettingsInput.MaxChases), "After how long, from sending on, they are asked further times; then a person is told." },
        { "delay_chases", List(Duration).AtMost(SettingsInput.MaxChases), "After how long, from the day on which goods were found to be late, their supplier is asked again; then a person is told." },
        { "tolerance", The(Tolerance), "How far an invoice may be off." },
        { "rates", Map(Number.From(0)), "What one unit of another currency is worth in the account's; the list is replaced as a whole." },
        { "rate_dates", Map(Day), "The day that each rate is of, told to whoever approves by it; a rate that changes without one is of today." },
        { "status_labels", Map(Word("draft", "open", "partially_received", "received", "closed", "cancelled")), "Words of your own for where an order is, each with the status that it stands for; the list is replaced as a whole." },
        { "submit_drafts", Flag, "true submits what the nightly recalculation drafts." },
        { "holding_cost_percent", Number.From(0).To(1_000), "What a year in stock costs, in percent of the cost price; 25 unless said." },
        { "digest_at", Text(5).OrNull.And("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"), "When, by the account's clocks, people are mailed what needs them; null: never." },
        { "order_cost", Number.From(0), "What placing one order costs, in the account's currency." },
        { "shipments_set_dates", Flag, "false leaves an order's expected_date as it is when a shipment is announced; true unless said." },
        { "replenish_by_transfer", Flag, "false never moves goods between warehouses before they are bought; true unless said." },
    };

    public static readonly Chapter Chapter = new("Settings", "What holds for the whole account.")
    {
        Reads("GetSettings", "Read the settings").One("settings", Settings).Cached(),
        Writes("PutSettings", "Change the settings", Scopes.Admin)
            .Says("What is not sent stays as it is.")
            .Takes("settings", Settings)
            .Such("approvals", """{"settings": {"approval_limit": 2000, "approver_email": "boss@shop.example", "approval_reminder": "PT24H"}}""")
            .One("settings", Settings).ETag().Conditional().Repeatable(),
    };
}
