namespace StockOrders.Domain.Connections;

/// <summary>An id that the other side gave, kept as it gave it: some count (815902), some name (t410034).</summary>
internal readonly record struct OutsideId(string Text, bool IsNumber = false)
{
    public const int MaxLength = 200;

    public override string ToString() => Text;
}

/// <summary>What an order is called on the other side.</summary>
internal sealed record SavedOrder(OutsideId Id, string? Reference);
