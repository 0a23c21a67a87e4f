using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>The words of the Stock Orders API that are commands or kinds, in any case.</summary>
internal static class OrderWords
{
    /// <summary>Without a type, a source warehouse makes a transfer.</summary>
    public static OrderType TypeOf(JsonFields fields)
    {
        var type = fields.Word("type", false, ("po", OrderType.Purchase), ("transfer", OrderType.Transfer),
            ("assembly", OrderType.Assembly));
        var isFromWarehouse = !fields.IsBlank("source_warehouse");
        return type ?? (isFromWarehouse ? OrderType.Transfer : OrderType.Purchase);
    }

    /// <summary>A word of the account's own counts as the status it stands for.</summary>
    public static bool IsSubmittedAtOnce(JsonFields fields, AccountSettings account)
    {
        var text = fields.Text("status", StatusLabels.MaxLength);
        switch ((StatusLabels.Find(account, text)?.Status ?? text)?.ToUpperInvariant())
        {
            case null or "" or "DRAFT":
                return false;
            case "OPEN" or "ACTIVE":
                return true;
            default:
                fields.Refuse("status", "status_not_settable", "An order is created as draft or OPEN; every other status follows from what happens to it.");
                return false;
        }
    }

    /// <summary>The command that setting a status stands for; null where no command leads there.</summary>
    public static OrderCommand? CommandFor(string status) => status switch
    {
        "open" => new OrderCommand.Submit(),
        "closed" => new OrderCommand.Close(Remainder.Drop),
        "cancelled" => new OrderCommand.Cancel(),
        _ => null,
    };

    /// <summary>The real service calls open orders active in places.</summary>
    public static string Canonical(string status) => status.ToUpperInvariant() switch
    {
        "ACTIVE" => "open",
        "CANCELED" => "cancelled",
        _ => status.ToLowerInvariant(),
    };
}
