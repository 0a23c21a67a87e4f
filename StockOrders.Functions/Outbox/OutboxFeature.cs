using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Pricing;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Outbox;

internal static class OutboxFeature
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxBell>()
        .AddSingleton<OutboxClaims>()
        .AddSingleton<IEffectWork, WakeWork>()
        .AddSingleton<IEffectWork, MailWork>()
        .AddSingleton<IEffectWork, LeadTimeWork>()
        .AddSingleton<IEffectWork, PaidPriceWork>()
        .AddSingleton<OutboxWorker>()
        .AddSingleton<OwedEffects>()
        .AddSingleton<OutboxSweep>();
}
