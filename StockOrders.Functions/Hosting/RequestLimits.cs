using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting;

/// <summary>What no honest call needs, refused before anything is looked at: bodies have a limit of their own.</summary>
internal static class RequestLimits
{
    /// <summary>Characters of path and query. A list of 1,000 ids in a filter fits.</summary>
    public const int MaxAddress = 32 * 1024;

    public const int MaxParameters = 200;

    public const int MaxHeaders = 32 * 1024;

    /// <summary>Null where the call is within its limits.</summary>
    public static RefusalAnswer? Refuse(HttpRequest request)
    {
        if (request.Query.Count > MaxParameters)
        {
            return Answer(
                StatusCodes.Status400BadRequest, "too_many_parameters", $"A query takes at most {MaxParameters} parameters; this one has {request.Query.Count}.");
        }

        var length = request.Path.Value?.Length + request.QueryString.Value?.Length;
        if (length > MaxAddress)
        {
            return Answer(StatusCodes.Status414UriTooLong, "address_too_long", $"Path and query take at most {MaxAddress} characters; these have {length}.");
        }

        var headers = 0L;
        foreach (var (name, values) in request.Headers)
        {
            headers += name.Length;
            foreach (var value in values)
            {
                headers += value?.Length ?? 0;
            }
        }

        return headers > MaxHeaders
            ? Answer(StatusCodes.Status431RequestHeaderFieldsTooLarge, "headers_too_large", $"Headers take at most {MaxHeaders} characters; these have {headers}.")
            : null;
    }

    private static RefusalAnswer Answer(int status, string code, string message) => new(status, [new Refusal(RefusalKind.Invalid, code, message)]);
}
