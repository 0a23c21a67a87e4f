using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Demo;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Functions;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Pages;
using StockOrders.LocalHost.Timers;

namespace StockOrders.LocalHost;

/// <summary>Puts the app and its host together: the app registers what it registers in Azure, then the edges are replaced by local ones.</summary>
internal static class LocalAppBuilding
{
    public static WebApplication Build(LocalAppOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        LocalSettings.Add(builder.Configuration, options);
        var signer = new WebhookSigner();
        LocalSettings.Trust(builder.Configuration, signer.PublicKey);
        options.Logging?.Invoke(builder.Logging);
        var services = builder.Services;
        var catalogue = FunctionCatalogue.Of(options.Functions.Types());
        services.AddLogging().AddRouting();
        services.AddSingleton(_ => signer);
        if (catalogue.Of(TriggerKind.Http).Any(AnswersWithAction))
            services.AddMvcCore();
        services.AddSingleton(options).AddSingleton(catalogue).AddSingleton(options.Functions.Host());
        services.AddSingleton<WorkTracker>().AddSingleton<Scheduler>().AddSingleton<TimerState>().AddSingleton<Triggers>();
        services.AddSingleton<FunctionInvoker>().AddSingleton<HttpInvocation>().AddSingleton<FunctionEndpoints>().AddSingleton<StartPageFacts>().AddSingleton<ReplenishmentFacts>();

        services.AddSingleton(new DurableOptions()).AddSingleton<IDurableFunctions, CatalogueFunctions>().AddSingleton<DurableEngine>();

        var app = new LocalApplicationBuilder(services);
        options.Functions.Configure(app, builder.Configuration);
        services.AddSingleton(app);
        LocalEdges.Replace(services, options);
        Listening.Add(builder, options.Urls);
        services.AddSingleton<DemoSeeding>();
        options.Services?.Invoke(services);
        return Routed(builder.Build());
    }

    private static WebApplication Routed(WebApplication web)
    {
        web.Use(KnownRoute.Guard);
        IEndpointRouteBuilder routes = web;
        routes.DataSources.Add(web.Services.GetRequiredService<FunctionEndpoints>());
        var pages = routes.MapGroup("").WithMetadata(KnownRoute.Mark).WithOrder(FunctionEndpoints.OrderOfLocalPages);
        ClockRoutes.Map(pages);
        MailboxRoutes.Map(pages);
        MailboxPages.Map(pages);
        StartPage.Map(pages);
        OrderPage.Map(pages);
        ExceptionsPage.Map(pages);
        ReplenishmentPage.Map(pages);
        DerivationPage.Map(pages);
        Stylesheet.Map(pages);
        return web;
    }

    /// <summary>MVC's result executors cost start-up time that an app answering only IResult need not pay.</summary>
    private static bool AnswersWithAction(FunctionEntry function) =>
        FunctionCall.ReturnedValue(function.Method) is { } returned && (returned == typeof(object) || returned.IsAssignableTo(typeof(IActionResult)));
}
