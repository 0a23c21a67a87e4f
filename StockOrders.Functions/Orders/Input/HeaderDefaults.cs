using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What a new order's header is where its client says nothing: as the vendor and the account have it.</summary>
internal static class HeaderDefaults
{
    public static OrderHeader Of(AccountSettings settings, WarehouseId warehouse, Vendor? vendor) =>
        Of(settings, warehouse, vendor, vendor?.Currency ?? settings.Currency);

    /// <param name="currency">Where the vendor's offers are in another one than the vendor's own.</param>
    public static OrderHeader Of(AccountSettings settings, WarehouseId warehouse, Vendor? vendor, Currency currency)
    {
        var header = new OrderHeader { Warehouse = warehouse, Currency = currency, ShopName = settings.ShopName };
        return vendor is null ? header : header.From(vendor, currency);
    }
}
