using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Orders.Lists;

namespace StockOrders.Functions.Orders;

internal static class OrdersFeature
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<OrderBook>()
        .AddSingleton<OrderDeeds>()
        .AddSingleton<ShownOrders>()
        .AddSingleton<OrderIndex>()
        .AddSingleton<OrderLists>()
        .AddSingleton<OrderCounts>()
        .AddSingleton<CreateNeededOrders>()
        .AddSingleton<OrderAnswers>()
        .AddSingleton<OrderDoor>();
}
