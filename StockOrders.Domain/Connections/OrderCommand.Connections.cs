using System.Collections.Immutable;
using StockOrders.Domain.Connections;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderCommand
{
    /// <summary>Lines that cannot be pushed are left out.</summary>
    internal sealed record UpdateStock(bool ForDestination, string Connection, ImmutableArray<WantedStock> Lines) : OrderCommand;

    /// <summary>What the connection answered to a push.</summary>
    internal sealed record SettleStockUpdate(int Update, ImmutableArray<StockPushed> Outcomes) : OrderCommand;

    /// <summary>Save it into a connection; one that has it as it is changes nothing.</summary>
    internal sealed record RequestSave(string Connection) : OrderCommand;

    /// <summary>A connection's sync: dates as they stand there; null leaves one as it is.</summary>
    internal sealed record FollowDates(DateOnly? Expected, DateOnly? Shipment, DateOnly? Payment) : OrderCommand;

    /// <summary>What came of a request to save it.</summary>
    internal sealed record RecordSaved(string Connection, int Request, SavedOrder Saved, bool OwnsOrders) : OrderCommand;

    /// <inheritdoc cref="OrderEvent.SaveFailed"/>
    internal sealed record RecordSaveFailed(string Connection, int Request, string Message, bool IsUnknown) : OrderCommand;
}
