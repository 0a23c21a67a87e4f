using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Backtests;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.CustomFields;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Files;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Imports;
using StockOrders.Functions.MailEvents;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Papers;
using StockOrders.Functions.Promises;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Shipments;
using StockOrders.Functions.Suggestions;

namespace StockOrders.Functions.OpenApi;

/// <summary>The API description's chapters, a line for each feature, in the order in which people read them.</summary>
internal static class Chapters
{
    public static IReadOnlyList<Chapter> All { get; } =
    [
        OrderDocs.Chapter,
        ItemDocs.Chapter,
        ActionDocs.Chapter,
        StockUpdateDocs.Chapter,
        VariantDocs.Chapter,
        VendorDocs.Chapter,
        WarehouseDocs.Chapter,
        PaperDocs.Chapter,
        OrderConnectionDocs.Chapter,
        ConnectionDocs.Chapter,
        ShipmentDocs.Chapter,
        FileDocs.Chapter,
        InvoiceDocs.Chapter,
        ExceptionDocs.Chapter,
        DemandDocs.Chapter,
        ReplenishmentDocs.Chapter,
        SuggestionDocs.Chapter,
        PromiseDocs.Chapter,
        ImportDocs.Chapter,
        RuleDocs.Chapter,
        BacktestDocs.Chapter,
        ApprovalRuleDocs.Chapter,
        DelegateDocs.Chapter,
        BudgetDocs.Chapter,
        CustomFieldDocs.Chapter,
        SettingsDocs.Chapter,
        KeyDocs.Chapter,
        LinkDocs.Chapter,
        MailEventDocs.Chapter,
        HostingDocs.Chapter,
    ];

    /// <summary>Null where nobody told of the function; a test finds it.</summary>
    public static (Chapter Chapter, Operation Operation)? Of(string function)
    {
        foreach (var chapter in All)
        {
            foreach (var operation in chapter)
            {
                if (operation.Function == function)
                    return (chapter, operation);
            }
        }

        return null;
    }
}
