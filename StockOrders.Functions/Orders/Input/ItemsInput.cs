using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Lines as a body names them. Null with findings where it names none.</summary>
internal static class ItemsInput
{
    /// <param name="purpose">What they are sent for, as a refusal says it.</param>
    public static List<LineEdit>? Many(JsonInput input, string purpose)
    {
        input.Root.IgnoreEnvelope();
        if (input.Root.Objects("items", LineRules.MaxLines, required: true) is not { } items)
        {
            return null;
        }

        if (items.Count == 0)
        {
            input.Root.Refuse("items", "no_items", $"items holds no item to {purpose}.");
        }

        return [.. items.Select(item => LineEdit.Read(item))];
    }

    /// <param name="id">From the address; null where the body says it.</param>
    public static List<LineEdit>? One(JsonInput input, string? id = null) =>
        input.Resource("item") is { } fields ? [LineEdit.Read(fields, id)] : null;
}
