using StockOrders.Functions.Imports;
using StockOrders.Functions.Lifecycle;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Replenishment;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.Snapshots;

/// <summary>How inputs and results stand in the histories of orchestrations that are under way while a new version is deployed.</summary>
public sealed class DurablePayloadTests
{
    private static readonly Dictionary<string, Type> Payloads = new()
    {
        ["OrderSubject"] = typeof(OrderSubject),
        ["LifecycleView"] = typeof(LifecycleView),
        ["RunInput"] = typeof(RunInput),
        ["VariantPages"] = typeof(VariantPage[]),
        ["VendorNeeds"] = typeof(VendorNeed[]),
        ["RecalculateVariants"] = typeof(RecalculateVariants.Input),
        ["MakeDraft"] = typeof(MakeDraft.Input),
        ["VariantShards"] = typeof(VariantShard[]),
        ["PageShard"] = typeof(PageShardOrchestrator.Input),
        ["DraftShard"] = typeof(DraftShardOrchestrator.Input),
        ["ShardOutcome"] = typeof(ShardOutcome),
        ["TotalCategories"] = typeof(TotalCategories.Input),
        ["FinishRun"] = typeof(FinishRun.Input),
        ["DemandImportInput"] = typeof(DemandImportInput),
        ["ApplyImportChunk"] = typeof(ApplyImportChunk.Input),
        ["FinishImport"] = typeof(FinishImport.Input),
    };

    private static readonly DurableOptions Options = new();

    public static TheoryData<string> Names => [.. Payloads.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_payload_is_written_as_it_always_was(string name) =>
        Snapshot.Holds("Durable", name, Options.Converter.Serialize(new Specimen(filled: true).Of(Payloads[name]))!);

    [Theory, MemberData(nameof(Names))]
    public void A_payload_is_read_back_full_or_bare(string name) => Assert.All([true, false], filled =>
    {
        var written = Options.Converter.Serialize(new Specimen(filled).Of(Payloads[name]));
        Assert.Equal(written, Options.Converter.Serialize(Options.Converter.Deserialize(written, Payloads[name])));
    });

    [Fact]
    public void The_wake_up_on_the_queue_is_written_as_it_always_was() => Snapshot.Holds(
        "Durable",
        "OutboxMessage",
        System.Text.Json.JsonSerializer.Serialize(new OutboxMessage("text", ["text"]), OutboxJson.Default.OutboxMessage));
}
