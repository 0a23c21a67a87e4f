namespace StockOrders.Domain.Catalogue;

/// <summary>Days on which a vendor is closed, both included.</summary>
internal readonly record struct Holiday(DateOnly From, DateOnly To, string? Name = null)
{
    public bool Contains(DateOnly day) => day >= From && day <= To;
}
