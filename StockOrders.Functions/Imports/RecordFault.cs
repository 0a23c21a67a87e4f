namespace StockOrders.Functions.Imports;

/// <summary>What is wrong with a record before any cell of it is looked at.</summary>
internal enum RecordFault
{
    None,

    /// <summary>A quote in the wrong place, or one that is never closed.</summary>
    Quote,
    TooLong,
    TooManyCells,
}
