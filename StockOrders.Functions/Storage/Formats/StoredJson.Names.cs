using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Storage.Formats;

/// <summary>The words by which stored events and effects are told apart.</summary>
internal sealed partial class StoredJson
{
    // Lazily: the generated Default stands in another file of this class and may not be there yet while this one is initialized.
    private static readonly Lazy<JsonSerializerOptions> Named = new(WithNamesOfEvents);

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Named.Value.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions WithNamesOfEvents() => new(Default.Options)
    {
        TypeInfoResolver = Default.WithAddedModifier(NameTheEvents).WithAddedModifier(InitialValues.Stand),
    };

    private static void NameTheEvents(JsonTypeInfo type)
    {
        if (type.Type == typeof(OrderEvent))
        {
            type.PolymorphismOptions = Discriminated(OrderEventNames.All.Select(named => new JsonDerivedType(named.Key, named.Value)));
        }
        else if (type.Type == typeof(Effect))
        {
            type.PolymorphismOptions = Discriminated(
            [
                new JsonDerivedType(typeof(Effect.WakeLifecycle), "wake"),
                new JsonDerivedType(typeof(Effect.Mail), "mail"),
                new JsonDerivedType(typeof(Effect.PushStock), "push_stock"),
                new JsonDerivedType(typeof(Effect.SaveOrder), "save_order"),
                new JsonDerivedType(typeof(Effect.MeasureLeadTime), "measure_lead_time"),
                new JsonDerivedType(typeof(Effect.RememberPrices), "remember_prices"),
                new JsonDerivedType(typeof(Effect.Digest), "digest"),
            ]);
        }
    }

    private static JsonPolymorphismOptions Discriminated(IEnumerable<JsonDerivedType> types)
    {
        var options = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$" };
        foreach (var type in types)
        {
            options.DerivedTypes.Add(type);
        }

        return options;
    }
}
