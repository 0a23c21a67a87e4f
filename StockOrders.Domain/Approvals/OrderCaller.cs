namespace StockOrders.Domain.Approvals;

/// <summary>Who asks for a change of an order.</summary>
/// <param name="Actor">As the timeline shows it.</param>
/// <param name="Address">Of the person behind the key or the link, where that is known.</param>
/// <param name="IsAdministrator">Whether their key has the scope admin.</param>
internal sealed record OrderCaller(string Actor, string? Address = null, bool IsAdministrator = false)
{
    /// <summary>The app itself, or nobody that is known.</summary>
    public static readonly OrderCaller Nobody = new("system");

    public Person Person => new(Actor, Address);

    /// <summary>Null for the app itself and for connections, which approve nothing.</summary>
    public Person? AsRequester() => Person.IsSomebody() ? Person : null;
}
