using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.OpenApi;

/// <summary>The API's description, for programs. It says nothing of any account, and so asks for no key.</summary>
internal static class DocumentRoute
{
    [Function("GetOpenApi")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request)
    {
        var document = ApiDocument.Instance;
        return Conditions.IsKnown(request, document.ETag)
            ? JsonAnswer.NotModified(document.ETag)
            : new JsonAnswer(StatusCodes.Status200OK, document.Bytes) { ETag = document.ETag };
    }
}
