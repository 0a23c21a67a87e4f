using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Hosting;

/// <summary>What every app has, for the API description.</summary>
internal static class HostingDocs
{
    private static readonly Shape Health = new("Health", "Whether the app runs.")
    {
        { "status", Word("ok"), "ok" },
        { "store", Word("ok"), "ok where its store answers; only with ready." },
    };

    public static readonly Chapter Chapter = new("This service", "Whether it runs, and what it can do.")
    {
        { "rest", Text(), "Any path." },
        Public("Health", "Whether the app runs").Asks("ready", Text(), "Named at all, the store is asked as well.").One("health", Health),
        Public("GetOpenApi", "This description").Answer(200, "OpenAPI 3.1.", Kind.Open).Cached(),
        Public("GetDocs", "This description, for people").Answer(200, "A page.", Text(), "text/html").Cached(),
        Writes("UnknownRoute", "What no other route takes", Scopes.All).Says("Refused in the envelope, with any key; OPTIONS is told what an address takes.").Answer(204, "What it takes stands in Allow.", null).May(405).Internal(),
    };
}
