using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Approvals.Policy;

namespace StockOrders.Functions.Approvals;

internal static class ApprovalsFeature
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<ApprovalPolicyRows>()
        .AddSingleton<ApprovalReadings>()
        .AddSingleton<SentVendors>();
}
