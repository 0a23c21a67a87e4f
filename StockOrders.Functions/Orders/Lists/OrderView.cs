using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>How much of each order a list shows: what its index row holds, or (<c>view=full</c>) all of it as the single order does.</summary>
internal static class OrderView
{
    public const string Parameter = "view";

    public static Outcome<bool> IsWhole(HttpRequest request) => request.Query[Parameter].ToString() switch
    {
        "" or "list" => false,
        "full" => true,
        _ => new Refusal(RefusalKind.Invalid, "invalid_view", "view must be list or full.", Parameter),
    };
}
