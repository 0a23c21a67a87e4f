using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using StockOrders.LocalHost.Functions;

namespace StockOrders.LocalHost.Queues;

/// <summary>A function that a queue triggers, and how a message becomes what it asks for.</summary>
internal sealed class QueueFunction(FunctionEntry function, FunctionInvoker invoker, IConfiguration configuration)
{
    /// <summary>The worker's serializer reads property names in any case.</summary>
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private readonly Type type = function.TriggerParameter.ParameterType;

    public string Name => function.Name;

    public string Queue { get; } = SettingNames.Resolve(((QueueTriggerAttribute)function.Trigger).QueueName, configuration);

    public string PoisonQueue => Queue + "-poison";

    public Task Run(QueueMessage message, CancellationToken cancellation) =>
        invoker.Run(function, ValueOf(message), cancellation, new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        });

    private object? ValueOf(QueueMessage message) => type switch
    {
        _ when type == typeof(string) => message.Body.ToString(),
        _ when type == typeof(BinaryData) => message.Body,
        _ when type == typeof(byte[]) => message.Body.ToArray(),
        _ when type == typeof(QueueMessage) => message,
        _ => JsonSerializer.Deserialize(message.Body, type, Json),
    };
}
