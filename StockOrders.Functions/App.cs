using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Backtests;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Files;
using StockOrders.Functions.Imports;
using StockOrders.Functions.Lifecycle;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Promises;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions;

/// <summary>Puts the app together: a line for each feature. Azure's worker and the local host both call it.</summary>
internal static class App
{
    public static void Configure(IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        builder.UseMiddleware<UnexpectedErrors>();
        builder.Services
            .AddHosting(configuration)
            .AddAccounts()
            .AddApprovals()
            .AddBacktests()
            .AddBudgets()
            .AddCatalogue()
            .AddConnections(configuration)
            .AddFiles()
            .AddExceptions()
            .AddImports()
            .AddLifecycle()
            .AddMail(configuration)
            .AddOrders()
            .AddOutbox()
            .AddPromises()
            .AddDemand()
            .AddReplenishment()
            .AddStockUpdates()
            .AddStorage(configuration)
            .AddQueue(OutboxBell.Queue);
    }
}
