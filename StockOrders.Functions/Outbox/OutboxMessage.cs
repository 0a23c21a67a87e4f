using System.Text.Json.Serialization;

namespace StockOrders.Functions.Outbox;

/// <summary>The wake-up: which outbox rows of which account.</summary>
internal sealed record OutboxMessage(string Account, IReadOnlyList<string> Effects);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OutboxMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
