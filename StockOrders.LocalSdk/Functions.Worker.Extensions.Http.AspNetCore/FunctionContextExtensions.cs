// Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore 2.1.1
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextExtensions
{
    // The key under which the real package's middleware leaves the request; a host that is not it must use the same.
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP request behind an invocation; null where the trigger is another.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(HttpContextKey, out var found) ? found as HttpContext : null;
    }
}
