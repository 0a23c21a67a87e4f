using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>The mailbox for programs; <see cref="MailboxPages"/> is the one for people.</summary>
internal static class MailboxRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/messages", http =>
            LocalJson.Write<IReadOnlyList<MailMessage>>(http, [.. http.RequestServices.GetRequiredService<MailStore>().All().Select(MailMessage.Read)]));
    }
}
