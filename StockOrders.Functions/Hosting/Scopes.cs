namespace StockOrders.Functions.Hosting;

/// <summary>What a key may do. None includes another.</summary>
[Flags]
internal enum Scopes
{
    None = 0,
    Read = 1,
    Write = 2,
    Receive = 4,
    Approve = 8,
    Admin = 16,
    All = Read | Write | Receive | Approve | Admin,
}
