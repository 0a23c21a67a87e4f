using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SendGrid;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.MailEvents;
using StockOrders.Functions.Pricing;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Mail;

internal static class MailFeature
{
    /// <summary>Shorter than a claim on an outbox row, so that nobody else sends what is still being sent.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Wrong settings stop the app at its start rather than at its first mail.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MailOptions.Read(configuration);
        return services
            .AddSingleton(options)
            .AddSingleton(LinkKeys.Read(configuration[LinkKeys.Setting]))
            .AddSingleton(WebhookKeys.Read(configuration[WebhookKeys.Setting]))
            .AddSingleton<MailEventBook>()
            .AddSingleton<LinkTokens>()
            .AddSingleton<LinkDoor>()
            .AddSingleton<LastPrices>()
            .AddSingleton<WarehouseNames>()
            .AddSingleton<VendorSilence>()
            .AddSingleton<MailLinks>()
            .AddSingleton<MailSender>()
            .AddSingleton<ISendGridClient>(_ => new SendGridClient(Http(), new SendGridClientOptions { ApiKey = options.SendGridApiKey }));
    }

    /// <summary>One client for the life of the process; connections are renewed, so that a changed address is noticed.</summary>
    private static HttpClient Http() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime }) { Timeout = SendTimeout };
}
