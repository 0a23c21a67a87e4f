using StockOrders.Domain.Promises;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Promises;

/// <summary>Reports, for the API description. A line for each member.</summary>
internal static class PromiseDocs
{
    private static readonly Shape Day = new("PromiseDay", "What can be promised on one day.")
    {
        { "date", Kind.Day, "The day, in the account's time zone; the first is today." },
        { "incoming", Number, "Arrives on it." },
        { "outgoing", Number, "Leaves on it by transfers and as components of assemblies." },
        { "discrete", Number, "What the day adds to what can be promised." },
        { "cumulative", Number, "What can be promised for it in all; nothing that a later day needs is in it." },
    };

    private static readonly Shape Line = new("AvailableToPromise", "What can be promised of a variant from a warehouse.")
    {
        { "variant", Id, "The variant." },
        { "warehouse", Id, "The warehouse." },
        { "sku", Text().OrNull, "Its SKU." },
        { "title", Text().OrNull, "What it is called." },
        { "category", Text().OrNull, "Its category." },
        { "brand", Text().OrNull, "Its brand." },
        { "removed", Flag, "true where it is sold no more." },
        { "on_hand", Number, "In stock there." },
        { "reserved", Number, "Promised to customers already; more than is on hand where they wait for goods." },
        { "incoming", Number, "On orders that were sent, with a day that has not passed: promised from that day on." },
        { "overdue", Number, "On orders that were sent and whose day has passed: not promised until it is there or has a new day." },
        { "undated", Number, "On orders that were sent and say no day: not promised." },
        { "not_sent", Number, "On drafts and orders that wait for approval: not promised." },
        { "outgoing", Number, "On transfers to other warehouses, and as components of assemblies that are not over; taken off from their shipment day on, from today where they say none." },
        { "available", Number, "What can be promised today." },
        { "days", List(Day).AtMost(AvailableToPromise.MaxDays), "The days, today first." },
    };

    public static readonly Chapter Chapter = new("Reports", "Figures of the account, as JSON or as files.")
    {
        Reads("ReportAvailableToPromise", "Report what can be promised to customers")
            .Says("On hand, less what is reserved and what transfers and assemblies take, and what comes, day by day. A file has a line for each day.")
            .Asks("days", Whole.From(1).To(AvailableToPromise.MaxDays), "How many days, today included; 28 unless said.")
            .Many(PromiseJson.Plural, Line, ListShapes.Of("AvailableToPromise", PromiseFields.All)).AlsoCsv(),
    };
}
