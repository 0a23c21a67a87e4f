using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections;

/// <summary>An answer that is not kept for a repetition of its call: asked again, the call tells how it ended.</summary>
internal sealed class UnfinishedAnswer(JsonAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);
}
