using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Tests.Snapshots;

/// <summary>How rows are written, and that what was written is read back, whichever members are null.</summary>
public sealed class StoredShapeTests
{
    /// <summary>What stands in a row by itself; events and effects stand inside others.</summary>
    private static readonly Type[] Rows =
    [
        .. typeof(StoredJson).GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
            .Where(type => !type.IsSubclassOf(typeof(OrderEvent)) && !type.IsSubclassOf(typeof(Effect))),
    ];

    public static TheoryData<string> RowNames => [.. Rows.Select(row => row.Name)];

    public static TheoryData<string> EventNames => [.. OrderEventNames.All.Values];

    public static TheoryData<string> EffectNames => [nameof(Effect.WakeLifecycle), nameof(Effect.Mail), nameof(Effect.PushStock), nameof(Effect.SaveOrder), nameof(Effect.MeasureLeadTime), nameof(Effect.RememberPrices), nameof(Effect.Digest)];

    [Theory, MemberData(nameof(RowNames))]
    public void A_row_is_written_as_it_always_was(string name) => Snapshot.Holds("Rows", name, Written(Row(name, filled: true)));

    [Theory, MemberData(nameof(EventNames))]
    public void An_event_is_written_as_it_always_was(string name) => Snapshot.Holds("Events", name, Written(Event(name, filled: true)));

    [Theory, MemberData(nameof(EffectNames))]
    public void An_effect_is_written_as_it_always_was(string name) => Snapshot.Holds("Effects", name, Written(EffectOf(name, filled: true)));

    [Theory, MemberData(nameof(RowNames))]
    public void A_row_is_read_back_full_or_bare(string name) => Assert.All([true, false], filled => ReadBack(Row(name, filled)));

    [Theory, MemberData(nameof(EventNames))]
    public void An_event_is_read_back_full_or_bare(string name) => Assert.All([true, false], filled => ReadBack(Event(name, filled)));

    [Theory, MemberData(nameof(EffectNames))]
    public void An_effect_is_read_back_full_or_bare(string name) => Assert.All([true, false], filled => ReadBack(EffectOf(name, filled)));

    /// <summary>A list left out is an empty one: as default, it would throw wherever it is looked through.</summary>
    [Fact]
    public void An_order_stored_before_it_had_connections_and_stock_pushes_has_none()
    {
        var written = JsonNode.Parse(WrittenAs((StockOrder)Row(nameof(StockOrder), filled: false)))!.AsObject();
        Assert.True(written.Remove("connections") && written.Remove("stock_updates"));

        var read = written.Deserialize(StoredJson.Of<StockOrder>())!;

        Assert.Equal((0, 0), (read.Connections.Length, read.StockUpdates.Length));
    }

    [Fact]
    public void No_kept_shape_is_left_of_what_is_stored_no_more()
    {
        Assert.Empty(Snapshot.Kept("Rows").Except(Rows.Select(row => row.Name)));
        Assert.Empty(Snapshot.Kept("Events").Except(OrderEventNames.All.Values));
    }

    private static object Row(string name, bool filled) => new Specimen(filled).Of(Rows.Single(row => row.Name == name));

    private static object Event(string name, bool filled) => (TimelineEntry)new Specimen(filled).Of(typeof(TimelineEntry)) with
    {
        Event = (OrderEvent)new Specimen(filled).Of(OrderEventNames.All.Single(named => named.Value == name).Key),
    };

    private static object EffectOf(string name, bool filled) => (OutboxRow)new Specimen(filled).Of(typeof(OutboxRow)) with
    {
        Effect = (Effect)new Specimen(filled).Of(typeof(Effect).GetNestedType(name, BindingFlags.NonPublic)!),
    };

    private static string Written(object fact) => (string)typeof(StoredShapeTests)
        .GetMethod(nameof(WrittenAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(fact.GetType()).Invoke(null, [fact])!;

    private static string WrittenAs<T>(T fact) => JsonSerializer.Serialize(fact, StoredJson.Of<T>());

    private static void ReadBack(object fact) => typeof(StoredShapeTests)
        .GetMethod(nameof(ReadBackAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(fact.GetType()).Invoke(null, [fact]);

    private static void ReadBackAs<T>(T fact)
    {
        var written = WrittenAs(fact);
        Assert.Equal(written, WrittenAs(JsonSerializer.Deserialize(written, StoredJson.Of<T>())!));
    }
}
